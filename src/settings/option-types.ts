// What an option is, and what all of them are together. Types only.
import type { ConflictPolicy, Mode, Preset } from '../model/plan.ts';
import type { LogLevel } from '../model/ports.ts';

export interface Options {
  readonly shows: string | null;
  readonly films: string | null;
  readonly library: string | null;
  readonly preset: Preset;
  readonly template: string | null;
  readonly filmTemplate: string | null;
  readonly mode: Mode;
  readonly onConflict: ConflictPolicy;
  readonly lang: string;
  readonly offline: boolean;
  /** requests a second */
  readonly rate: number;
  readonly concurrency: number;
  /** as `tmdbAddress` makes it */
  readonly 'tmdb.baseUrl': string;
  /** null: all known kinds */
  readonly ext: readonly string[] | null;
  readonly exclude: readonly string[];
  /** bytes */
  readonly minSize: number;
  /** milliseconds */
  readonly minAge: number;
  readonly followLinks: boolean;
  readonly maxDepth: number | null;
  readonly accept: 'medium' | null;
  readonly prune: boolean;
  readonly verifyHash: boolean;
  readonly breakLock: boolean;
  readonly apply: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly linear: boolean;
  /** which matches need nobody's word in the UI */
  readonly 'review.settle': 'strong' | 'none';
  readonly logLevel: LogLevel;
  readonly config: string | null;
}

type Kind = 'text' | 'path' | 'number' | 'boolean' | 'size' | 'duration' | 'choice' | 'list' | 'language' | 'address';

export interface Option {
  readonly key: keyof Options;
  readonly flag: string;
  readonly variable: string;
  readonly kind: Kind;
  /** what stands for the value in help */
  readonly placeholder: string;
  readonly choices?: readonly string[];
  /** least and most, for numbers */
  readonly range?: readonly [number, number];
  readonly default: Options[keyof Options];
  readonly help: string;
  /** whether `settings set` takes it */
  readonly settable: boolean;
}
