// A plan: what will be done, with what it assumed, and what will not be done and why. Values only.
import type { TmdbType } from './catalogue.ts';
import type { FailureCode } from './failure.ts';
import type { FileIdentity } from './media-file.ts';

export type Mode = 'move' | 'copy' | 'hardlink' | 'symlink';
export type Preset = 'anivault' | 'plex' | 'jellyfin' | 'kodi';
export type ConflictPolicy = 'skip' | 'rename' | 'overwrite' | 'abort';
export type Action = Mode | 'write' | 'make-folder' | 'remove-copy' | 'remove-folder';

export interface Roots {
  readonly shows: string | null;
  readonly films: string | null;
}

export interface NamingOptions {
  readonly preset: Preset;
  /** null: the preset's */
  readonly template: string | null;
  readonly filmTemplate: string | null;
}

export interface PlanOptions extends NamingOptions {
  readonly mode: Mode;
  readonly onConflict: ConflictPolicy;
  readonly prune: boolean;
}

export interface Operation {
  /** `o1`, `o2` … in the order of work */
  readonly id: string;
  readonly action: Action;
  /** operations of one video and its sidecars share a unit; video first */
  readonly unit: string;
  readonly source: string;
  readonly destination: string;
  /** what the source was when planned; null for write and make-folder */
  readonly identity: FileIdentity | null;
  /** what must stand at the destination: nothing, or (overwrite) exactly this file */
  readonly replaces: FileIdentity | null;
  /** content of a `write` operation */
  readonly content: string | null;
  readonly accepted: boolean;
  /** which show folder this belongs to, for people: folder name below the root */
  readonly show: string;
}

export interface Refusal {
  readonly source: string;
  readonly destination: string | null;
  /** `weak-match`, `same-target`, `target-exists`, `older-version`, `already-right`, `left-out` … */
  readonly code: string;
  readonly reason: string;
}

/** One of the files that want a place, with what tells it from the others. */
export interface Contender {
  readonly source: string;
  /** bytes */
  readonly size: number;
  readonly mtimeNs: string;
  readonly version: number | null;
  readonly resolution: string | null;
  /** BD, WEB … as read */
  readonly medium: string | null;
  readonly releaseGroup: string | null;
}

/** An answer to a conflict: none goes, beside what is there, in its place (that goes to the trash), or one of several. */
export type ConflictChoice = 'keep' | 'beside' | 'replace' | { readonly take: string };

export interface ConflictAnswer {
  readonly choice: ConflictChoice;
  /** where the file goes by this answer; null where none goes */
  readonly destination: string | null;
}

/** Several files for one place, or a place that is taken: what a person may choose, and what the plan does untouched. */
export interface Conflict {
  /** what an answer is kept under; stable while the plan's options are */
  readonly key: string;
  readonly kind: 'same-target' | 'target-exists';
  readonly destination: string;
  readonly show: string;
  /** the videos that want the place, best first (version, resolution, medium, size) */
  readonly contenders: readonly Contender[];
  /** the file that is there already; null for `same-target` */
  readonly there: { readonly path: string; readonly identity: FileIdentity | null } | null;
  readonly answers: readonly ConflictAnswer[];
  /** index of the answer that the plan follows */
  readonly inForce: number;
  /** index of the answer that would be best by quality */
  readonly proposed: number;
}

/** A work's folder as the plan uses it. */
export interface PlannedShow {
  /** folder below the root, as `Operation.show` */
  readonly show: string;
  readonly root: string;
  readonly type: TmdbType;
  /** TMDB id; null: as read */
  readonly tmdbId: number | null;
  readonly title: string;
  readonly year: number | null;
  /** titles as they were read, where they are not the one filed */
  readonly readAs: readonly string[];
  /** how the folder that it joins was known; null: the plan makes the folder */
  readonly joins: 'id' | 'nfo' | 'journal' | 'title' | null;
  /** videos that are in it now */
  readonly there: number;
}

export interface PreflightCheck {
  /** `mounted`, `space`, `same-device`, `links`, `writable`, `names`, `readable` (by the server), `leaving` … */
  readonly code: string;
  readonly ok: boolean;
  readonly text: string;
  /** why nothing at all can be carried out; null where the plan can go */
  readonly stops: FailureCode | null;
}

export interface Plan {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly created: string;
  readonly options: PlanOptions;
  readonly roots: Roots;
  /** folders that were scanned */
  readonly sources: readonly string[];
  /** where the disks of roots and sources are mounted: an unmounted share is an empty folder */
  readonly mounts: readonly string[];
  /** folders of the works that come, in the plan's order */
  readonly shows: readonly PlannedShow[];
  readonly operations: readonly Operation[];
  readonly refusals: readonly Refusal[];
  /** places that several want or that are taken, answered ones too */
  readonly conflicts: readonly Conflict[];
  readonly preflight: readonly PreflightCheck[];
}
