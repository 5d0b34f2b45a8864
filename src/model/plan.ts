// A plan: what will be done, with what it assumed, and what will not be done and why. Values only.
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

export interface PreflightCheck {
  /** `space`, `same-device`, `links`, `writable`, `names` … */
  readonly code: string;
  readonly ok: boolean;
  readonly text: string;
}

export interface Plan {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly created: string;
  readonly options: PlanOptions;
  readonly roots: Roots;
  /** folders that were scanned */
  readonly sources: readonly string[];
  readonly operations: readonly Operation[];
  readonly refusals: readonly Refusal[];
  readonly preflight: readonly PreflightCheck[];
}
