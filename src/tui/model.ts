// All that the window knows. Nothing of it lives in components.
import type { Roots } from '../model/plan.ts';
import type { SessionPlace } from '../review/session-line.ts';
import type { Options } from '../settings/options.ts';
import type { ApplyModel } from './apply/apply-model.ts';
import type { Effect } from './effect.ts';
import type { Glyphs } from './glyphs.ts';
import type { Again, HistoryModel } from './history/history-model.ts';
import type { SettingsModel } from './settings/settings-model.ts';
import type { ReviewModel } from './review/review-model.ts';
import type { ScanModel } from './scan-model.ts';
import type { StartModel } from './start/start-model.ts';

export type Screen = 'start' | 'scan' | 'review' | 'apply' | 'history' | 'settings';

/** What every screen may need to know. */
export interface Surroundings {
  readonly columns: number;
  /** rows that may be drawn: one less than the terminal has */
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly options: Options;
  readonly roots: Roots | null;
  readonly folders: readonly string[];
}

export interface UiModel {
  readonly screen: Screen;
  readonly around: Surroundings;
  /** first line of the help that is shown; null: it is closed */
  readonly help: number | null;
  readonly start: StartModel;
  readonly scan: ScanModel;
  readonly review: ReviewModel;
  readonly apply: ApplyModel;
  readonly history: HistoryModel;
  readonly settings: SettingsModel;
  /** where History or Settings were opened from */
  readonly cameFrom: Screen;
  /** operations done by runs of this window that were not undone here */
  readonly done: number;
  /** files of the library that are reviewed again, and what was looked at before; null: it is what Start says */
  readonly again: (Again & { readonly before: Surroundings }) | null;
  /** where the person was when the session was left, until Review is entered */
  readonly cameBackTo: SessionPlace | null;
}

/** What a slice answers to a message. */
export interface Step<M> {
  readonly model: M;
  readonly effects: readonly Effect[];
  /** the screen to go to */
  readonly go?: Screen;
}

export const still = <M>(model: M): Step<M> => ({ model, effects: [] });
