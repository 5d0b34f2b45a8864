// The word a person probably meant.

/** Edits (insert, remove, replace) from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? Number.POSITIVE_INFINITY;
}

/** A third of the letters may be wrong, at least one. */
const allowed = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** The nearest of `words`, or null where none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  let best: { readonly word: string; readonly away: number } | null = null;
  for (const candidate of words) {
    const away = distance(word.toLowerCase(), candidate);
    if (away <= allowed(word) && (best === null || away < best.away)) best = { word: candidate, away };
  }
  return best?.word ?? null;
}
