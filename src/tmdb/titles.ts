// All the names TMDB has for a work as one list, Japanese in Latin letters recognised as romaji. Pure.
import type { TitleVariant } from '../model/catalogue.ts';

interface AlternativeTitle {
  readonly iso_3166_1: string;
  readonly title: string;
  readonly type: string;
}

interface Translation {
  readonly language: string;
  readonly title: string;
}

const isLatin = (title: string): boolean => /\p{Script=Latin}/u.test(title) && !/[^\p{Script=Latin}\P{L}]/u.test(title);

const kindOf = ({ iso_3166_1, title, type }: AlternativeTitle): TitleVariant['kind'] =>
  /r[oōô]u?maj[iī]/iu.test(type) || (iso_3166_1 === 'JP' && isLatin(title)) ? 'romaji' : 'alternative';

/** Alternative titles, then translations, each once (a translation that adds no name comes empty and is left out). */
export const titleVariants = (
  alternatives: readonly AlternativeTitle[],
  translations: readonly Translation[],
): readonly TitleVariant[] => {
  const variants: readonly TitleVariant[] = [
    ...alternatives.map((each) => ({ title: each.title.trim(), language: each.iso_3166_1, kind: kindOf(each) })),
    ...translations.map((each) => ({ ...each, title: each.title.trim(), kind: 'translation' as const })),
  ].filter(({ title }) => title !== '');
  const keyed = new Map(variants.toReversed().map((each) => [`${each.kind} ${each.language} ${each.title}`, each]));
  return [...keyed.values()].toReversed();
};
