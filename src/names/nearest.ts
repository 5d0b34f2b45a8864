// The word a person probably meant. Pure.

/** Edits (insert, remove, replace, swap two neighbours) from one word to the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  const at = (some: readonly number[], j: number): number => some[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const swapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const replaced = at(row, j) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(at(next, j) + 1, at(row, j + 1) + 1, replaced, swapped ? at(before, j - 1) + 1 : replaced));
    }
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

/** A third of the letters may be wrong, at least one. */
const allowed = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** The nearest of `words`, letter case aside, or null where none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  let best: { readonly word: string; readonly away: number } | null = null;
  for (const candidate of words) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    if (away <= allowed(word) && (best === null || away < best.away)) best = { word: candidate, away };
  }
  return best?.word ?? null;
}
