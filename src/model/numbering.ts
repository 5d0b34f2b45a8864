// How a group of files is counted where a person says so. Values only.

/** What numbers count in. `group:ID`: an episode group of the show, by TMDB's id. */
export type Order = 'tmdb' | 'absolute' | 'by-part' | `group:${string}`;

/** A numbering a person can switch a group to. */
export interface Numbering {
  readonly order: Order;
  /** added to every number read */
  readonly offset: number;
  /** season to place in, where not as read; the part of a show or of an episode group in those orders */
  readonly season: number | null;
}
