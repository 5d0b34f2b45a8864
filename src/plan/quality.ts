// Which of several files of one episode or film is the better one: proposed to a person, never decided. Pure.
import type { Filing } from '../model/filing.ts';
import type { Contender } from '../model/plan.ts';
import { sourceOf } from './draft.ts';

/** Kinds of source, best first, as names of releases tell them. */
const MEDIA: readonly RegExp[] = [
  /remux/i,
  /blu-?ray|^bd|bdmv|bdrip|br-?rip/i,
  /web/i,
  /dvd/i,
  /hdtv|^tv|tv-?rip/i,
  /vhs|ld|laser/i,
];

const mediumRank = (medium: string | null): number => {
  const rank = medium === null ? -1 : MEDIA.findIndex((kind) => kind.test(medium));
  return rank < 0 ? MEDIA.length : rank;
};

/** Lines of a picture: `1080p`, `1920x1080`, `4K`; 0 where not told. */
export function linesOf(resolution: string | null): number {
  if (resolution === null) return 0;
  const text = resolution.toLowerCase();
  const kilo = /^(\d)k/.exec(text)?.[1];
  if (kilo !== undefined) return Number(kilo) * 540;
  const found = /\dx(\d{3,4})/.exec(text)?.[1] ?? /(\d{3,4})[pi]?/.exec(text)?.[1];
  return found === undefined ? 0 : Number(found);
}

export const contenderOf = ({ unit, parsed }: Filing): Contender => ({
  source: sourceOf(unit.file),
  size: unit.file.identity.size,
  mtimeNs: unit.file.identity.mtimeNs,
  version: parsed.version,
  resolution: parsed.resolution,
  medium: parsed.source,
  releaseGroup: parsed.releaseGroup,
});

/** The better one first: version, resolution, medium, size. */
export const compareContenders = (a: Contender, b: Contender): number =>
  (b.version ?? 1) - (a.version ?? 1) ||
  linesOf(b.resolution) - linesOf(a.resolution) ||
  mediumRank(a.medium) - mediumRank(b.medium) ||
  b.size - a.size;

const same = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a.toLowerCase() === b.toLowerCase();

/** v1 and v2 of one release: one group, one picture, one source, and no two versions alike. */
export function areVersions(contenders: readonly Contender[]): boolean {
  const [first, ...others] = contenders;
  if (!first || first.releaseGroup === null) return false;
  const isOneRelease = others.every(
    (other) =>
      other.releaseGroup !== null &&
      same(first.releaseGroup, other.releaseGroup) &&
      same(first.resolution, other.resolution) &&
      same(first.medium, other.medium),
  );
  return isOneRelease && new Set(contenders.map(({ version }) => version ?? 1)).size === contenders.length;
}

/** What tells a version of a film from its others, in words for its name; null where nothing does. */
export function versionLabel(of: Contender, others: readonly Contender[]): string | null {
  const ways: readonly ((contender: Contender) => string | null)[] = [
    ({ resolution }) => resolution,
    ({ medium }) => medium,
    ({ releaseGroup }) => releaseGroup,
    ({ version }) => (version === null ? null : `v${version}`),
  ];
  for (const way of ways) {
    const own = way(of);
    if (own !== null && others.every((other) => way(other)?.toLowerCase() !== own.toLowerCase())) return own;
  }
  return null;
}
