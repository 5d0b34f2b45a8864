// What a dialogue of plain questions is held with: the place that is worked on, and a way to ask and to say. Types only.
import type { Readable, Writable } from 'node:stream';
import type { Roots } from '../../model/plan.ts';
import type { Options } from '../../settings/options.ts';
import type { CatalogueSession, Parts } from '../../workflow/parts.ts';
import type { OpenSession } from '../../workflow/session.ts';

export interface LinearWish {
  readonly parts: Parts;
  readonly input: Readable;
  readonly output: Writable;
  readonly folders: readonly string[];
  /** null: none is known */
  readonly roots: Roots | null;
  readonly options: Options;
  /** the sample library, instead of folders */
  readonly demo: boolean;
  readonly signal: AbortSignal;
}

/** What is worked on, opened. */
export interface Place {
  readonly parts: Parts;
  readonly folders: readonly string[];
  readonly roots: Roots;
  readonly catalogue: CatalogueSession;
  close(): Promise<void>;
}

export interface Dialogue extends Pick<LinearWish, 'options' | 'signal'>, Place {
  readonly session: OpenSession;
  /** null: the input has ended */
  readonly ask: (question: string) => Promise<string | null>;
  readonly say: (text: string) => void;
}
