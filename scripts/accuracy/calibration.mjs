// What a score is worth: how many of the answers with about that score are right. Of those at 0.9, nine in ten should be.

/** Width of a band of scores. */
const BAND = 0.05;

/**
 * Rows of a table, lowest band first. `answers`: score and state of each case, and whether it is right.
 * @param {readonly { score: number, state: string, right: boolean }[]} answers
 */
export function calibration(answers) {
  const bands = new Map();
  for (const { score, state, right } of answers) {
    if (state === 'none') continue;
    const from = (Math.floor(score / BAND + 1e-9) * BAND).toFixed(2);
    const band = bands.get(from) ?? { answers: 0, right: 0, strong: 0 };
    bands.set(from, {
      answers: band.answers + 1,
      right: band.right + (right ? 1 : 0),
      strong: band.strong + (state === 'strong' ? 1 : 0),
    });
  }
  return [...bands]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([from, { answers, right, strong }]) => ({
      'score from': from,
      answers,
      'right %': Math.round((1000 * right) / answers) / 10,
      strong,
    }));
}

/**
 * Of the answers that are right, how many are taken without asking, in percent.
 * @param {readonly { state: string, right: boolean }[]} answers
 */
export function strongOfRight(answers) {
  const right = answers.filter((answer) => answer.right);
  return Math.round((1000 * right.filter(({ state }) => state === 'strong').length) / Math.max(1, right.length)) / 10;
}
