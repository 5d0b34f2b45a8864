// Folding for titles: two spellings of one title get one key. Pure; never shown to anyone.
import { memory } from './memory.ts';

const SEASON_WORDS =
  /(?:^|\s)(?:(?:season|saison|staffel|part|cour|series)\s(?:\d{1,2}|i{1,3}|iv|v)|\d{1,2}(?:st|nd|rd|th)\s(?:season|cour|part)|(?:second|third|fourth|fifth)\sseason|s\d{1,2})(?=\s|$)/g;
const HAN_SEASON = /第?\s?[0-9一二三四五六七八九十]{1,3}\s?[季期](?!\p{L})|\d{1,2}\s?기(?=\s|$)|시즌\s?\d{1,2}/gu;

/** Long vowels that romaji writes in several ways. */
const romaji = (text: string): string =>
  text
    .replace(/ou|oo|oh(?![aeiou])/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/aa/g, 'a')
    .replace(/\bwo\b/g, 'o')
    .replace(/dzu|du/g, 'zu');

/** A name is folded again for every group that its show is a candidate of, and whenever a file joins: some hundred shows with all their names. */
const NAMES_KEPT = 4_096;
const folds = memory<string>(NAMES_KEPT);

/** Case, width, accents, punctuation, `×`, `&`, long vowels and season words folded away; empty where nothing is left. */
export const foldTitle = (text: string): string => folds(text, folded);

function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(?<=[\u0000-\u024f])\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[`'’‘´]/g, '')
    .replace(/[×✕✖]/g, 'x')
    .replace(/&/g, ' and ')
    .replace(/½/g, ' 1 2 ')
    .replace(HAN_SEASON, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const withoutSeason = plain.replace(SEASON_WORDS, ' ').replace(/\s+/g, ' ').trim();
  return romaji(withoutSeason === '' ? plain : withoutSeason);
}
