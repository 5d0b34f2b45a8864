// Our own reading of one stem: brackets sorted, markers found, what is left is the title. Pure; never throws.
import { isBracketedNumber, sortBracket, takeNumbers } from './brackets.ts';
import {
  cutAtEpisode,
  looseNumber,
  takeYear,
  withoutSeason,
  withoutTail,
  withoutCounts,
  withSequels,
} from './free-text.ts';
import { EXTRA_MARKERS, FILM_MARKERS, SPECIAL_MARKERS } from './markers.ts';
import { piecesOf, unjoin, type Piece } from './pieces.ts';
import { emptyDraft, find, type Draft, type Reading } from './reading.ts';
import { termOf } from './terms.ts';
import { isCjk, titlesOf } from './titles.ts';

/** `★10月新番★`, `[2023年四月新番]`: when it was broadcast, and never a title. */
const BROADCAST = /★?(?:\d{4}年)?(?:\d{1,2}|[一二四七十]{1,2})月新?番★?/gu;

/** Reads one stem (no extension), or the name of a folder, where a lone number is no episode. Titles may be empty. */
export function readStem(stem: string, { isFolder = false } = {}): Reading {
  const draft = emptyDraft();
  const plain = unjoin(stem)
    .replace(BROADCAST, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\[+(?=\[)/, '');
  const pieces = piecesOf(plain).filter(({ text }) => text !== '');
  const unknown: Piece[] = [];
  const numbers: Piece[] = [];
  let free = '';
  const firstIsBracket = pieces[0]?.kind === 'bracket' && pieces[0].open === '[';
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'free') {
      free = free === '' ? piece.text : `${free} \u0000 ${piece.text}`;
    } else if (
      index === 0 &&
      firstIsBracket &&
      pieces.length > 1 &&
      !/^[0-9A-F]{8}$/i.test(piece.text) &&
      !(termOf(piece.text) === 'noise')
    )
      unknown.push(piece);
    else if (piece.open === '(' && /^(?:19|20)\d{2}$/.test(piece.text)) {
      if (draft.year === null) [draft.year, draft.rules['year']] = [Number(piece.text), 'bracketed-year'];
    } else if (isBracketedNumber(piece.text)) numbers.push(piece);
    else if (!sortBracket(draft, piece)) unknown.push(piece);
  }
  const isNumbered = numbers.length > 0 || draft.episodes.length > 0;
  const isRemark =
    firstIsBracket && isNumbered && unknown.length > 1 && pieces.findIndex(({ kind }) => kind === 'free') > 2;
  readFree(draft, free, { unknown, numbers, firstIsBracket, isRemark, isFolder });
  return draft;
}

interface Brackets {
  readonly unknown: readonly Piece[];
  readonly numbers: readonly Piece[];
  readonly firstIsBracket: boolean;
  /** what stands free comes behind a group, a title and more in brackets */
  readonly isRemark: boolean;
  readonly isFolder: boolean;
}

/** `Title - 05 - S01E05`: the number before is counted from the beginning of the show. */
function withoutAbsolute(draft: Draft, text: string): string {
  const found = /^(.*\S)\s-\s(\d{1,4})\s*-?\s*$/.exec(text);
  if (found?.[1] === undefined || draft.rules['episodes']?.startsWith('season-') !== true) return text;
  [draft.absolute, draft.rules['absolute']] = [[Number(found[2])], 'number-before'];
  return found[1];
}

/** `[櫻Trick][Sakura Trick]`: the same title in another script, in brackets of its own. */
const isOtherScript = (title: string, other: string): boolean =>
  isCjk(title) !== isCjk(other) && /\p{L}{4,}/u.test(other.replace(/\s/g, '')) && !/:/.test(other);

function readFree(
  draft: Draft,
  free: string,
  { unknown, numbers, firstIsBracket, isRemark, isFolder }: Brackets,
): void {
  const [main = '', ...others] = free.split('\u0000').map((part) => part.trim());
  const stripped = main.replace(/^[★☆◆●]\S*[★☆◆●]|★/gu, ' ').trim();
  const cut = cutAtEpisode(draft, withoutCounts(withoutTail(draft, stripped)));
  let title = withoutAbsolute(draft, cut.title);
  if (isRemark || (unknown.length > 1 && termOf(title.trim()) === 'noise')) title = '';
  for (const other of others) {
    const more = cutAtEpisode(draft, withoutTail(draft, other.replace(/^[-–]\s*/, '- ')));
    withoutSeason(draft, more.title);
  }
  takeNumbers(draft, numbers);
  if (draft.episodes.length === 0 && !isFolder) {
    const loose = looseNumber(draft, title.trim());
    if (loose) ({ title } = loose);
  }
  if (cut.rest.trim() !== '') {
    const episodeTitle = cut.rest.replace(/^[\s\-–.:_]+|[\s\-–.:_]+$/g, '');
    if (/\p{L}{2,}/u.test(episodeTitle)) draft.episodeTitle = episodeTitle;
    find(draft, cut.rest, EXTRA_MARKERS);
  }
  const bracketTitles = unknown.filter(({ open }) => open === '[');
  if (firstIsBracket && (title.trim() !== '' || bracketTitles.length > 1))
    draft.releaseGroup = bracketTitles.shift()?.text ?? null;
  if (!/[\p{L}\p{N}]/u.test(title)) {
    title = bracketTitles.shift()?.text ?? '';
    const [next] = bracketTitles;
    if (next && isOtherScript(title, next.text)) title = `${title} / ${next.text}`;
  }
  if (draft.releaseGroup === null && !firstIsBracket && unknown.length > 0)
    draft.releaseGroup = unknown.at(-1)?.text ?? null;
  if (draft.episodes.length === 0 && title !== '') {
    const inBracket = cutAtEpisode(draft, title);
    if (draft.episodes.length > 0) ({ title } = inBracket);
  }
  settleTitle(draft, title, isFolder);
}

function settleTitle(draft: Draft, text: string, isFolder: boolean): void {
  let title = text;
  const extra = find(draft, title, EXTRA_MARKERS);
  if (extra) title = title.slice(0, extra.start);
  title = withoutSeason(draft, takeYear(draft, title.trim()));
  const kind = find(draft, title, SPECIAL_MARKERS) ?? find(draft, title, FILM_MARKERS);
  if (kind && draft.type === 'special' && title.slice(0, kind.start).trim() !== '') {
    const named = title.slice(kind.end).replace(/^[\s\-–:]+/u, '');
    if (named !== '') draft.episodeTitle ??= named;
    title = title.slice(0, kind.start);
  } else if (kind && title.slice(0, kind.start).trim() === '' && !/^Specials?\s+\p{L}/iu.test(title)) {
    const rest = `${title.slice(0, kind.start)} ${title.slice(kind.end)}`.trim();
    if (rest !== '') title = rest;
  }
  const titles = titlesOf(title);
  draft.titles = isFolder || draft.episodes.length > 0 ? withSequels(draft, titles) : titles;
}
