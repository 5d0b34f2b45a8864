// Numbers as titles and release names write them. Pure.

const ROMAN: Readonly<Record<string, number>> = { II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10 };
const WORDS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const HAN: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壱: 1,
  弐: 2,
  参: 3,
  贰: 2,
  叁: 3,
};

const fromHan = (text: string): number | null => {
  const at = text.indexOf('十');
  if (at < 0) return HAN[text] ?? null;
  const tens = at === 0 ? 1 : HAN[text.slice(0, at)];
  const ones = at === text.length - 1 ? 0 : HAN[text.slice(at + 1)];
  return tens === undefined || ones === undefined ? null : tens * 10 + ones;
};

/** `2`, `２`, `II`, `second`, `二`, `十二` to a number; null for anything else. */
export function numberOf(text: string): number | null {
  if (text === '') return null;
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.normalize('NFKC').trim();
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  return ROMAN[plain.toUpperCase()] ?? WORDS[plain.toLowerCase()] ?? fromHan(plain);
}

/** Every whole number from first to last; only the first where that is no range a release would have. */
export function rangeOf(first: number, last: number): readonly number[] {
  const sensible = Number.isInteger(first) && Number.isInteger(last) && last > first && last - first < 2000;
  return sensible ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [first];
}

/** Whether a number is rather a year than an episode: no show has that many, and no anime is that old. */
export const isYear = (value: number): boolean => value >= 1950 && value <= 2035;
