// What signs a text is made of, at a glance: most rows of a table can't hold in most texts, and to look costs more than to know so. Pure.

/** Kinds of signs: 26 letters whatever their case, then these. */
const DIGIT = 26;
const BLANK = 27;
const JOINER = 28;
const HASH = 29;
const OTHER = 30;
const WIDE = 31;
const KINDS = 32;

/** Signs beyond ASCII that patterns take for others: joiners, and the two that fold to a letter of the alphabet. */
const ALIKE: Readonly<Record<string, string>> = { '–': '-', '～': '-', ſ: 's', '\u212a': 'k' };

function kindOf(sign: string): number {
  const plain = ALIKE[sign] ?? sign.toLowerCase();
  if (plain >= 'a' && plain <= 'z') return plain.charCodeAt(0) - 97;
  if (plain >= '0' && plain <= '9') return DIGIT;
  if (/\s/.test(plain)) return BLANK;
  if ('-~&+'.includes(plain)) return JOINER;
  if (plain === '#') return HASH;
  return plain < '\u0080' ? OTHER : WIDE;
}

/** The kind of every sign of the basic plane: one look into it is all that a letter costs. */
const KIND = new Uint8Array(0x10000).fill(WIDE);
const BLANKS =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
for (const sign of [...ASCII, ...BLANKS.split(''), ...Object.keys(ALIKE)]) KIND[sign.charCodeAt(0)] = kindOf(sign);

/** What a text is made of. */
export interface Signs {
  readonly text: string;
  /** printable ASCII and nothing else */
  readonly isPlain: boolean;
  /** the kinds in it, a bit for each */
  readonly kinds: number;
  /** the kinds that stand directly behind each kind, a bit for each */
  readonly behind: Int32Array;
}

/** One table after another is asked of the same text, so one text is known at a time: a new array for each costs more than to look. */
const last: { -readonly [Part in keyof Signs]: Signs[Part] } = {
  text: '',
  isPlain: true,
  kinds: 0,
  behind: new Int32Array(KINDS),
};

/** The signs of a text, until those of another are asked for. */
export function signsOf(text: string): Signs {
  if (last.text === text) return last;
  const { behind } = last;
  behind.fill(0);
  let [isPlain, kinds, before] = [true, 0, OTHER];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = KIND[code] ?? OTHER;
    behind[before] = (behind[before] ?? 0) | (1 << kind);
    kinds |= 1 << kind;
    if (code < 0x20 || code > 0x7e) isPlain = false;
    before = kind;
  }
  [last.text, last.isPlain, last.kinds] = [text, isPlain, kinds];
  return last;
}

/** Whether a digit of ASCII stands in a text. */
export const hasDigit = (signs: Signs): boolean => (signs.kinds & (1 << DIGIT)) !== 0;

/** What must stand in a text for a row to hold there: kinds, kinds behind each other, and signs beyond ASCII as they are. */
export interface Cue {
  readonly kinds: number;
  /** a kind and then the bit of the one behind it, in turns */
  readonly pairs: readonly number[];
  readonly wide: string;
}

function cueOf(cue: string): Cue {
  const wide = /[^\x00-\x7f]+/.exec(cue)?.[0] ?? '';
  const kinds = wide === '' ? Array.from(cue, kindOf) : [];
  return {
    wide,
    kinds: kinds.reduce((all, kind) => all | (1 << kind), 0),
    pairs: kinds.slice(1).flatMap((kind, index) => [kinds[index] ?? OTHER, 1 << kind]),
  };
}

/**
 * `ova|s0|- 0|話`: what a row asks for, any of which is enough. `0` is any digit, a blank any blank, `-` any sign that joins; case does not
 * matter, but beyond ASCII it is all of one case or all of the other.
 */
export const cuesOf = (cues: string): readonly Cue[] =>
  [...new Set(`${cues}|${cues.toUpperCase()}`.split('|'))]
    .filter((cue) => cue === cue.toLowerCase() || /[^\x00-\x7f]/.test(cue))
    .map(cueOf);

function hasPairs({ behind }: Signs, pairs: readonly number[]): boolean {
  for (let at = 0; at < pairs.length; at += 2)
    if (((behind[pairs[at] ?? OTHER] ?? 0) & (pairs[at + 1] ?? 0)) === 0) return false;
  return true;
}

/** Whether a text has what any of the cues asks for. */
export function hasCue(signs: Signs, cues: readonly Cue[]): boolean {
  for (const { kinds, pairs, wide } of cues) {
    if ((signs.kinds & kinds) !== kinds || !hasPairs(signs, pairs)) continue;
    if (wide === '' || (!signs.isPlain && signs.text.includes(wide))) return true;
  }
  return false;
}
