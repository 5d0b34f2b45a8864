// A settled answer for one file: what work it is and where in it. The review and the rules both end in these.
import type { TmdbType } from './catalogue.ts';
import type { Placement } from './match.ts';
import type { MediaUnit } from './media-file.ts';
import type { ParsedName } from './parsed-name.ts';

/** The work as it is filed: names of folders and files come from here. */
export interface FiledWork {
  readonly type: TmdbType;
  /** null: as read, without any TMDB id */
  readonly id: number | null;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly romajiTitle: string | null;
  /** other names that folders of it may bear: in other languages, and alternative ones */
  readonly otherTitles?: readonly string[];
  readonly year: number | null;
}

export interface Filing {
  readonly groupId: string;
  readonly unit: MediaUnit;
  readonly parsed: ParsedName;
  readonly work: FiledWork;
  readonly placement: Exclude<Placement, { kind: 'none' }>;
  /** absolute numbers, for templates; may be empty */
  readonly absolute: readonly number[];
  /** false: stands in the plan but does not go until a person accepts it (medium matches) */
  readonly accepted: boolean;
}

/** A file that is not filed, with the reason. */
export interface Unfiled {
  readonly unit: MediaUnit;
  /** `weak-match`, `no-match`, `no-place`, `left-out`, `medium-match`, `undone-before` … */
  readonly code: string;
  readonly reason: string;
}
