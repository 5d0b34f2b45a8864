// A row of a frame as cells: what stands in each column and how it is styled. Pure. The last gate for text on its way to the terminal:
// of all control sequences only colours and weights get through.
import { graphemesOf, plainCells } from '../../names/graphemes.ts';
import { cellWidth } from '../../names/width.ts';

/** Cells of one row; those after the last are blank. A letter of two cells is followed by an empty text. */
export interface Row {
  readonly texts: readonly string[];
  /** numbers of a style, as SGR takes them: `` is plain, `1;36` is bold and cyan */
  readonly styles: readonly string[];
  /** holds graphemes that terminals do not agree on the width of */
  readonly unsure: boolean;
}

export const EMPTY_ROW: Row = { texts: [], styles: [], unsure: false };

const SGR = /\u001b\[([\d;]*)m/g;
/** What a control character is shown as, should one ever come so far. */
const REPLACEMENT = '\ufffd';
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
/** Joined and tinted emoji and flags: one cell or two or more, each terminal has its own idea. */
const UNSURE = /\u200d|\ufe0f|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]/u;

/** Codes that end others. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '22': /^[12]$/,
  '23': /^3$/,
  '24': /^4$/,
  '27': /^7$/,
  '29': /^9$/,
  '39': /^(?:3[0-8]|9\d)(?:;|$)/,
  '49': /^(?:4[0-8]|10\d)(?:;|$)/,
};
/** Underline, inverse, strike and background: seen on a blank, too. */
const SEEN_ON_BLANK = /(?:^|;)(?:[479]|4[0-8]|10[0-7])(?:;|$)/;
export const isSeenOnBlank = (style: string): boolean => style !== '' && SEEN_ON_BLANK.test(style);

/** `38;5;n` and `38;2;r;g;b` are one code each. */
const codesOf = (numbers: string): readonly string[] => numbers.match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g) ?? ['0'];

function withCode(style: readonly string[], code: string): readonly string[] {
  if (code === '0') return [];
  const ends = ENDS[code];
  if (ends) return style.filter((each) => !ends.test(each));
  const same =
    code.startsWith('3') || code.startsWith('9') ? ENDS['39'] : code.startsWith('4') ? ENDS['49'] : undefined;
  const isColour = code.length > 1 && same?.test(code) === true;
  return [...style.filter((each) => each !== code && !(isColour && same.test(each))), code];
}

const stepsKept = new Map<string, string>();

/** The style after an SGR sequence. Remembered: a screen has few of them. */
function styleAfter(style: string, numbers: string): string {
  const step = `${style}>${numbers}`;
  const known = stepsKept.get(step);
  if (known !== undefined) return known;
  const next = codesOf(numbers)
    .reduce<readonly string[]>(withCode, style === '' ? [] : codesOf(style))
    .join(';');
  stepsKept.set(step, next);
  return next;
}

interface RowPen {
  write(text: string, style: string): void;
  made(): Row;
}

/** Writes a row of a width; what does not fit any more ends it. */
function rowPen(columns: number): RowPen {
  const texts: string[] = [];
  const styles: string[] = [];
  let isFull = false;
  let unsure = false;
  const put = (text: string, width: number, style: string): void => {
    isFull ||= texts.length + width > columns;
    if (width === 0 || isFull) return;
    const seen = text === ' ' && !isSeenOnBlank(style) ? '' : style;
    texts.push(text);
    styles.push(seen);
    for (let cell = 1; cell < width; cell += 1) {
      texts.push('');
      styles.push(seen);
    }
  };
  return {
    write(text, style) {
      // most texts are of letters that take a cell each
      if (plainCells(text) === text.length) {
        for (const letter of text) put(letter, 1, style);
        return;
      }
      unsure ||= UNSURE.test(text);
      for (const letter of graphemesOf(text.replace(CONTROL, REPLACEMENT))) put(letter, cellWidth(letter), style);
    },
    made() {
      while (texts.at(-1) === ' ' && styles.at(-1) === '') {
        texts.pop();
        styles.pop();
      }
      return { texts, styles, unsure };
    },
  };
}

/** A row as Ink wrote it, cut to a width. */
export function rowOf(line: string, columns: number): Row {
  const pen = rowPen(columns);
  let style = '';
  let at = 0;
  for (const match of line.matchAll(SGR)) {
    pen.write(line.slice(at, match.index), style);
    style = styleAfter(style, match[1] ?? '');
    at = match.index + match[0].length;
  }
  pen.write(line.slice(at), style);
  return pen.made();
}

/** A row of texts, each in its style (none: plain), cut to a width. */
export function rowOfPieces(
  pieces: readonly { readonly text: string; readonly style?: string }[],
  columns: number,
): Row {
  const pen = rowPen(columns);
  for (const { text, style = '' } of pieces) pen.write(text, style);
  return pen.made();
}
