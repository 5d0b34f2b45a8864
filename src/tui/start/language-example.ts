// One title in the languages that people file in, so that the Language row shows what it means. Pure.
import { cellWidth } from '../../names/width.ts';

const ORIGINAL = '葬送のフリーレン';
/** The same in letters that every terminal has. */
const ROMAJI = 'Sousou no Frieren';

/** By language, with its region where that has a title of its own. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['en', 'Frieren: Beyond Journey’s End'],
  ['de', 'Frieren – Nach dem Ende der Reise'],
  ['es', 'Frieren: Tras finalizar el viaje'],
  ['es-MX', 'Frieren: Más allá del final del viaje'],
  ['fr', 'Frieren'],
  ['it', 'Frieren – Oltre la fine del viaggio'],
  ['ko', '장송의 프리렌'],
  ['pl', 'Frieren. U kresu drogi'],
  ['pt', 'Frieren e a Jornada para o Além'],
  ['ru', 'Фрирен, провожающая в последний путь'],
  ['zh', '葬送的芙莉莲'],
  ['zh-HK', '葬送的芙莉蓮'],
  ['zh-TW', '葬送的芙莉蓮'],
]);

const isPlain = (text: string): boolean => /^[ -~’]*$/.test(text);

/**
 * `Frieren: Beyond Journey’s End, not 葬送のフリーレン`, the title alone where no more has room; where no title is known or can be drawn, what
 * the row is for.
 */
export function languageText(language: string, isAscii: boolean, cells: number): string {
  const title = TITLES.get(language) ?? TITLES.get(language.split('-')[0] ?? '');
  const general = 'titles are filed in this language';
  if (language.startsWith('ja')) return isAscii ? general : `${ORIGINAL}, as it is called in Japan`;
  if (title === undefined || (isAscii && !isPlain(title))) return general;
  const told = `${title}, not ${isAscii ? ROMAJI : ORIGINAL}`;
  return cellWidth(told) <= cells ? told : title;
}
