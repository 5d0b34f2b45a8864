// What a person decides about a group, and what is remembered of it for the next scan.
import type { TmdbType, WorkRef } from './catalogue.ts';
import type { Numbering } from './numbering.ts';

/** Which of a work's names is filed. */
export type FiledName =
  | { readonly kind: 'tmdb' }
  | { readonly kind: 'original' }
  | { readonly kind: 'romaji' }
  | { readonly kind: 'own'; readonly text: string };

export type Decision =
  | {
      readonly kind: 'take';
      readonly work: WorkRef;
      readonly by: 'rule' | 'correction' | 'person';
      readonly filedAs: FiledName;
      readonly numbering: Numbering;
    }
  | {
      readonly kind: 'as-read';
      readonly type: TmdbType;
      readonly title: string;
      readonly year: number | null;
      readonly season: number | null;
    }
  | { readonly kind: 'left-out' };

/** What was read, corrected by a person; absent = as read. */
export interface ReadEdit {
  readonly title?: string;
  readonly kind?: 'series' | 'film';
  readonly year?: number | null;
  readonly season?: number | null;
  readonly episodes?: readonly number[];
}

/** A remembered decision: this folded title (+ release group) is that work. Used before any rule. */
export interface Correction {
  readonly id: string;
  readonly foldedTitle: string;
  readonly year: number | null;
  readonly kind: 'series' | 'film';
  readonly releaseGroup: string | null;
  readonly work: WorkRef;
  readonly filedAs: FiledName;
  readonly numbering: Numbering;
  /** ISO 8601 UTC */
  readonly created: string;
}
