// Season and episode numbers as servers read them. Pure.

/** `5` -> `05`, `12.5` -> `12.5`. */
export const twoDigits = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  return whole.padStart(2, '0') + (fraction === undefined ? '' : `.${fraction}`);
};

/** `S01E01`, `S01E01-E02`, `S01E01-E03` for three and more without a gap (or all of them, as kodi wants). */
export function numbersText(season: number, episodes: readonly number[], all: boolean): string {
  const [first = 0] = episodes;
  const start = `S${twoDigits(season)}E${twoDigits(first)}`;
  if (episodes.length < 2) return start;
  const hasNoGap = episodes.every((episode, index) => index === 0 || episode === (episodes[index - 1] ?? 0) + 1);
  const told = all || !hasNoGap ? episodes.slice(1) : episodes.slice(-1);
  return start + told.map((episode) => `-E${twoDigits(episode)}`).join('');
}
