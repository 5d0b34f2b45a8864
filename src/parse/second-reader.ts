// Our own reading of one stem: brackets sorted, markers found, what is left is the title. Pure; never throws.
import { sortBracket, takeNumbers } from './brackets.ts';
import { tidy } from './blanks.ts';
import { readTitles } from './each-title.ts';
import { cutAtEpisode, looseNumber, withoutCounts, withoutTail } from './free-text.ts';
import {
  EPISODE_MARKERS,
  EXTRA_MARKERS,
  FILM_MARKERS,
  PART_MARKERS,
  PLACE_MARKERS,
  SEASON_MARKERS,
  SPECIAL_MARKERS,
} from './markers.ts';
import { numberOf, rangeOf } from './numerals.ts';
import { piecesOf, unjoin, type Piece } from './pieces.ts';
import { mended, onceOnly } from './mended.ts';
import { emptyDraft, find, findWhole, search, say, take, takeRead, type Draft, type Reading } from './reading.ts';
import { termOf } from './terms.ts';
import { isCjk } from './titles.ts';

/** `★10月新番★`, `[2023年四月新番]`: when it was broadcast, and never a title. */
const BROADCAST = /★?(?:\d{4}年)?(?:\d{1,2}|[一二四七十]{1,2})月新?番★?/gu;

/** What a stem holds, sorted: its free text, and the brackets that nobody knows. */
interface Layout {
  /** the text that stands free, or in brackets among its words */
  readonly main: string;
  /** what stands free behind brackets of another kind */
  readonly others: readonly string[];
  readonly unknown: readonly Piece[];
  readonly numbers: readonly Piece[];
  readonly firstIsBracket: boolean;
  /** where the first number in brackets stands; Infinity without one */
  readonly numberAt: number;
  /** what stands free comes behind a group, a title and more in brackets */
  readonly isRemark: boolean;
}

const ENDS_TITLE = [PLACE_MARKERS, EPISODE_MARKERS, SPECIAL_MARKERS];

/** `Some Show (Another Name) - 05`, `某作品[よみ]の 第05話`: a bracket among the words of a title, before anything that ends it. */
function isAmongWords(pieces: readonly Piece[], index: number, main: string, firstIsBracket: boolean): boolean {
  const [before, piece, next] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (before?.kind !== 'free' || next?.kind !== 'free' || !piece) return false;
  if (piece.open === '[' && !firstIsBracket && before.end < piece.start) return false;
  const [word = ''] = next.text.split(' ');
  return termOf(word) === null && ENDS_TITLE.every((table) => search(main, table) === null);
}

/** `Title 05 (1)`: the second copy of a download. */
const isCopyNumber = ({ open, text }: Piece, isLast: boolean, main: string): boolean =>
  isLast && open === '(' && /^\d$/.test(text) && /\d$/.test(main);

/** `Title (2) - 07`, `Title (2) Ep 07`: a small number before the episode's. */
const isSequelNumber = ({ open, text }: Piece, next: Piece | undefined): boolean =>
  open === '(' &&
  /^[2-9]$/.test(text) &&
  next?.kind === 'free' &&
  /^(?:[-–]\s*|(?:Ep?|Episode)[\s.]?|#)\d/i.test(next.text);

/** `Title - 05 - The Lamp (Part 4)`: the part is the lamp's. */
function endsInEpisodeTitle(text: string): boolean {
  const hit = search(text, PLACE_MARKERS) ?? search(text, EPISODE_MARKERS);
  return hit !== null && /\p{L}{2,}/u.test(text.slice(hit.end));
}

/** `简体]`: a bracket that was never opened. */
const withoutStray = (text: string): string => (/[[【]/.test(text) ? text : text.replace(/[\]】]/g, ' ').trim());

/** Names have a dozen or two; time must not grow with what only looks so. */
const PIECES_MOST = 32;

/** Whether a first bracket may hold a release group, or a title: no checksum, nothing about the file, no `劇場版`. */
const isGroupLike = (text: string): boolean =>
  !/^[0-9A-F]{8}$/i.test(text) && termOf(text) !== 'noise' && findWhole(text, FILM_MARKERS) === null;

/** Sorts a stem's pieces; what is known is taken. */
function sortPieces(draft: Draft, text: string): Layout {
  const pieces = piecesOf(text).slice(0, PIECES_MOST);
  const unknown: Piece[] = [];
  const numbers: Piece[] = [];
  const free: string[] = [];
  let numberAt = Infinity;
  let joins = false;
  const firstIsBracket = pieces[0]?.kind === 'bracket' && pieces[0].open === '[';
  const join = (index: number): void => {
    free.push(`${free.pop() ?? ''}${text.slice(pieces[index - 1]?.end ?? 0, pieces[index]?.end)}`);
  };
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0 && firstIsBracket && pieces.length > 1;
    if (piece.kind === 'free') {
      if (joins) join(index);
      else free.push(withoutStray(piece.text));
      joins = false;
    } else if (isFirst && isGroupLike(piece.text)) unknown.push(piece);
    else if (piece.open === '(' && /^(?:19|20)\d{2}$/.test(piece.text))
      say(draft, 'year', Number(piece.text), 'bracketed-year');
    else {
      const { kind, said } = sortBracket(piece.text);
      if (said.part === null || !endsInEpisodeTitle(free.at(-1) ?? '')) takeRead(draft, said);
      if (kind === 'number') {
        if (isSequelNumber(piece, pieces[index + 1])) say(draft, 'season', Number(piece.text), 'bracketed-sequel');
        else if (!isCopyNumber(piece, index === pieces.length - 1, free.at(-1) ?? '')) numbers.push(piece);
      } else if (kind === 'unknown') {
        joins = free.length === 1 && isAmongWords(pieces, index, free[0] ?? '', firstIsBracket);
        if (joins) join(index);
        else unknown.push(piece);
      }
    }
    if (numberAt === Infinity && numbers.length + draft.episodes.length > 0) numberAt = piece.start;
  }
  const isRemark =
    firstIsBracket && numberAt < Infinity && unknown.length > 1 && pieces.findIndex(({ kind }) => kind === 'free') > 2;
  const [main = '', ...others] = free;
  return { main, others, unknown, numbers, firstIsBracket, numberAt, isRemark };
}

/** Reads one stem (no extension), or the name of a folder, where a lone number is no episode. Titles may be empty. */
export function readStem(stem: string, { isFolder = false } = {}): Reading {
  const draft = emptyDraft();
  const joined = unjoin(onceOnly(stem));
  const plain = tidy(joined.includes('月') ? joined.replace(BROADCAST, ' ') : joined);
  readFree(draft, sortPieces(draft, mended(plain)), isFolder);
  return draft;
}

/** `Title - 05 - S01E05`: the number before is counted from the beginning of the show. */
function withoutAbsolute(draft: Draft, text: string): string {
  if (draft.rules['episodes']?.startsWith('season-') !== true) return text;
  const found = /^(.*\S)\s-\s(\d{1,4})\s*-?\s*$/.exec(text);
  if (found?.[1] === undefined) return text;
  say(draft, 'absolute', [Number(found[2])], 'number-before');
  return found[1];
}

/** `[Group] 06 Title`: between a group and a title, two digits that begin with a zero. */
function withoutFirstNumber(draft: Draft, text: string): string {
  const found = draft.episodes.length === 0 && text.startsWith('0') ? /^(0\d)\s+(?=\p{L}.{2})/u.exec(text) : null;
  if (!found) return text;
  take(draft, { episodes: [Number(found[1])] }, 'number-before-title');
  return text.slice(found[0].length);
}

/** `Title (2015) II - 05`: nothing but the number of a sequel stands between a year and an episode. */
function takeSequel(draft: Draft, text: string): void {
  const number = /^\s*(?:II|III|IV|V|[2-9])\s*$/.test(text) ? numberOf(text) : null;
  if (number !== null) take(draft, { season: number }, 'sequel-behind-year');
}

/** `[櫻Trick][Sakura Trick]`: the same title in another script, in brackets of its own. */
const isOtherScript = (title: string, other: string): boolean =>
  isCjk(title) !== isCjk(other) && /\p{L}{4,}/u.test(other.replace(/\s/g, '')) && !/:/.test(other);

/** Text in brackets that may be the title: before the first number, behind the group where there is one. */
function bracketTitle({ unknown, numberAt }: Layout, hasGroup: boolean): string {
  const [first = '', second] = unknown
    .filter(({ open, start }) => open === '[' && start < numberAt)
    .slice(hasGroup ? 1 : 0)
    .map(({ text }) => text);
  return second !== undefined && isOtherScript(first, second) ? `${first} / ${second}` : first;
}

/** `[1080p]-Group`, `[1080p] - GROUP`: behind the last bracket. */
const scenesGroup = (others: readonly string[]): string | null =>
  /^-(?:\s(?=[A-Z\d]+$))?(?!\d+$)([\p{L}\p{N}]{2,})$/u.exec(others.at(-1) ?? '')?.[1] ?? null;

/** `★剧场版★`, `★10月新番★`: what stands between stars says when and what it is, and never its title. */
function withoutStars(draft: Draft, text: string): string {
  if (!/[★☆◆●]/.test(text)) return text.trim();
  const starred = /^[★☆◆●]\S*[★☆◆●]/u.exec(text)?.[0] ?? '';
  if (starred !== '') find(draft, starred, FILM_MARKERS);
  return text.slice(starred.length).replaceAll('★', ' ').trim();
}

/** Words behind the episode's number are its title, or say what kind it is. */
function takeRest(draft: Draft, rest: string): void {
  if (rest.trim() === '') return;
  // `S02E13 - 038 - Words`: the number that is counted from the beginning of the show
  const counted = /^\s*-\s*(\d{3,4})(?:-(\d{3,4}))?\s*(?:-\s|$)/.exec(rest);
  if (counted && draft.rules['episodes']?.startsWith('season-') === true) {
    const [first, last] = [Number(counted[1]), Number(counted[2] ?? counted[1])];
    say(draft, 'absolute', rangeOf(first, last), 'number-behind');
    takeRest(draft, rest.slice(counted[0].length));
    return;
  }
  const episodeTitle = rest.replace(/^[\s\-–.:_]+|[\s\-–.:_]+$/g, '');
  if (/\p{L}{2,}/u.test(episodeTitle) && termOf(episodeTitle) === null) draft.episodeTitle = episodeTitle;
  for (const table of [EXTRA_MARKERS, SEASON_MARKERS]) find(draft, rest, table);
}

function readFree(draft: Draft, layout: Layout, isFolder: boolean): void {
  const { main, others, unknown, numbers, firstIsBracket, isRemark } = layout;
  draft.isOpen = unknown.length + others.length > 0;
  const stripped = withoutStars(draft, main);
  const cut = cutAtEpisode(draft, withoutCounts(withoutTail(draft, stripped)));
  let title = withoutAbsolute(draft, cut.title).trim();
  if (firstIsBracket) title = withoutFirstNumber(draft, title);
  for (const other of others) {
    const more = cutAtEpisode(draft, withoutTail(draft, other.replace(/^[-–]\s*/, '- ')));
    for (const table of [SEASON_MARKERS, PART_MARKERS, EXTRA_MARKERS, SPECIAL_MARKERS]) find(draft, more.title, table);
    if (draft.episodes.length > 0) takeSequel(draft, more.title);
  }
  // `[Group][86][05]`, `[Group][86][第05话]`: a title may be a number where nothing else can be one
  const isNumberTitle =
    main === '' &&
    firstIsBracket &&
    unknown.length === 1 &&
    (numbers.length > 1 || (numbers.length === 1 && draft.episodes.length > 0));
  takeNumbers(draft, isNumberTitle ? numbers.slice(1) : numbers);
  takeRest(draft, cut.rest);
  if (isRemark || (unknown.length > 1 && termOf(title) === 'noise')) {
    for (const table of [SEASON_MARKERS, PART_MARKERS]) find(draft, title, table);
    title = '';
  }
  for (const text of isFolder ? [] : [title, ...others]) {
    const loose = draft.episodes.length === 0 ? looseNumber(draft, text) : null;
    if (!loose) continue;
    if (text === title) ({ title } = loose);
    takeRest(draft, loose.rest);
  }
  const hasGroup = firstIsBracket && (isNumberTitle || title !== '' || bracketTitle(layout, true) !== '');
  if (!/[\p{L}\p{N}]/u.test(title) && (stripped === '' || firstIsBracket))
    title = isNumberTitle ? (numbers[0]?.text ?? '') : bracketTitle(layout, hasGroup);
  if (hasGroup) draft.releaseGroup = unknown.find(({ open }) => open === '[')?.text ?? null;
  else if (!firstIsBracket)
    draft.releaseGroup ??= unknown.findLast(({ text }) => !title.includes(text))?.text ?? scenesGroup(others);
  if (draft.episodes.length === 0 && title !== '') {
    const inBracket = cutAtEpisode(draft, title);
    if (draft.episodes.length > 0) ({ title } = inBracket);
  }
  settleTitle(draft, title, isFolder);
}

function settleTitle(draft: Draft, text: string, isFolder: boolean): void {
  const extra = find(draft, text, EXTRA_MARKERS);
  const title = extra ? text.slice(0, extra.start) : text;
  readTitles(draft, title, isFolder || draft.episodes.length > 0);
}
