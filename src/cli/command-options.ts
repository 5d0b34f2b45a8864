// Which options of the table a command takes. Pure.
import { OPTIONS, type Option } from '../settings/options.ts';
import type { Command } from './command.ts';

const EVERYWHERE: ReadonlySet<string> = new Set(['json', 'logLevel', 'config']);
/** What the window asks for itself. */
const NOT_THE_WINDOW: ReadonlySet<string> = new Set(['apply', 'yes']);

/** In the order of the table; null: the window. */
export const optionsOf = (command: Pick<Command, 'options'> | null): readonly Option[] =>
  OPTIONS.filter(({ key }) =>
    command === null ? !NOT_THE_WINDOW.has(key) : command.options.includes(key) || EVERYWHERE.has(key),
  );
