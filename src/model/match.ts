// Groups of files that are one work, and what matching says of them. Values only.
import type { CatalogueEntry, TmdbType } from './catalogue.ts';
import type { Correction } from './decision.ts';
import type { ParsedUnit } from './parsed-name.ts';

export type MatchState = 'strong' | 'medium' | 'weak' | 'none';
export type DecidedBy = 'rule' | 'correction' | 'person' | 'nobody';

/** Files with one folded title, year and kind, over the whole run. */
export interface FileGroup {
  /** stable over runs: made of folded title, year and kind */
  readonly id: string;
  /** title as read from the first file */
  readonly title: string;
  /** all titles to try, in order */
  readonly titles: readonly string[];
  readonly year: number | null;
  readonly kind: 'series' | 'film';
  readonly files: readonly ParsedUnit[];
}

export interface Reason {
  /** kebab-case: `name`, `year`, `season`, `episodes`, `kind`, `origin`, `distance` … */
  readonly code: string;
  readonly points: number;
  readonly text: string;
}

/** Where one file goes in a work. `none` says why there is no place. */
export type Placement =
  | {
      readonly kind: 'episode';
      readonly season: number;
      readonly episodes: readonly number[];
      readonly episodeTitle: string | null;
      /** how the number was mapped, where not simply as said */
      readonly note: string | null;
      /** false: the season said is not TMDB's, so that a person should look */
      readonly certain: boolean;
    }
  | { readonly kind: 'film' }
  | { readonly kind: 'extra'; readonly season: number | null }
  | { readonly kind: 'none'; readonly reason: string };

export interface Candidate {
  readonly type: TmdbType;
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  /** 0..1 */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** files of the group that get a place */
  readonly placed: number;
  /** one for each file of the group, same order */
  readonly placements: readonly Placement[];
  readonly entry: CatalogueEntry;
}

export interface GroupMatch {
  readonly groupId: string;
  readonly state: MatchState;
  readonly decidedBy: DecidedBy;
  /** best first, at most 5 */
  readonly candidates: readonly Candidate[];
  /** why this state, of the group as a whole (no points): `tmdb-unavailable`, `not-far-enough`, `two-files-one-episode` … */
  readonly notes: readonly Reason[];
  /** the correction that decided, where one did */
  readonly correction: Correction | null;
}
