// What the commands share that answer with a row or two and take words of their own.
import { Failure } from '../../model/failure.ts';
import { nearest } from '../../names/nearest.ts';
import type { Told } from '../command.ts';
import type { RowFields } from '../event-schema.ts';

/** One line of answer. */
export const said = (text: string, fields: RowFields): Told => ({ type: 'rows', rows: [{ text, fields }] });

export const usage = (message: string, hint: string): Failure => new Failure({ code: 'E-USAGE', message, hint });

/** `Did you mean …?`, or else what could have been said. */
export function suggestion(word: string, words: readonly string[], otherwise: string): string {
  const near = nearest(word, words);
  return near === null ? otherwise : `Did you mean ${near}?`;
}

/** The verb that a word is. Failure E-USAGE with the nearest one. */
export function verbOf<Verb extends string>(command: string, word: string, verbs: readonly Verb[], all: string): Verb {
  const verb = verbs.find((each) => each === word);
  if (verb !== undefined) return verb;
  throw usage(`${command} has no ${word}.`, suggestion(word, verbs, all));
}
