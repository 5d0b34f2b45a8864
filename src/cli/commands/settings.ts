// `settings`: what is set, and the TMDB key, which is asked for without echo or read from stdin and never an argument.
import { Failure } from '../../model/failure.ts';
import { nearest } from '../../names/nearest.ts';
import { OPTIONS } from '../../settings/options.ts';
import type { Command, Invocation, Told } from '../command.ts';
import type { OutputRow } from '../output.ts';

const settable = OPTIONS.filter((option) => option.settable);
const VERBS = ['show', 'get', 'set', 'unset', 'path', 'key'] as const;
type Verb = (typeof VERBS)[number];
const USAGE = 'settings show · get K · set K V · unset K · path · key · key --remove · key --rotate';

export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const rowOf = ({ options, origins }: Invocation, key: string): OutputRow => {
  const value: unknown = (options as unknown as Readonly<Record<string, unknown>>)[key] ?? null;
  const origin = origins[key] ?? 'default';
  return { fields: { key, value, origin }, text: `${key.padEnd(14)} ${textOf(value)}  (${origin})` };
};

const said = (text: string, fields: Readonly<Record<string, unknown>>): Told => ({
  type: 'rows',
  rows: [{ text, fields }],
});

const usage = (message: string, hint: string): Failure => new Failure({ code: 'E-USAGE', message, hint });

const suggestion = (word: string, words: readonly string[], otherwise: string): string => {
  const near = nearest(word, words);
  return near === null ? otherwise : `Did you mean ${near}?`;
};

function knownKey(key: string | undefined): string {
  const keys = settable.map((option) => option.key);
  const all = `Settings: ${keys.join(', ')}.`;
  if (key === undefined) throw usage('Which setting?', all);
  // `min-size`, as the flag has it, is taken as well
  const known = settable.find((option) => option.key === key || option.flag === `--${key}`);
  if (known) return known.key;
  throw usage(`There is no setting ${key}.`, suggestion(key, keys, all));
}

function verbOf(word: string): Verb {
  const verb = VERBS.find((each) => each === word);
  if (verb) return verb;
  throw usage(`settings has no ${word}.`, suggestion(word, VERBS, USAGE));
}

async function changeKey({ parts, streams, own, args, signal }: Invocation): Promise<Told> {
  if (args.length > 1)
    throw usage(
      'The key is never an argument: others could read it in the list of processes.',
      'Run `anivault settings key` and paste it, or `anivault settings key < FILE`.',
    );
  if (own['remove'] === true) {
    await parts.key.store(null);
    return said('The TMDB key is removed.', { key_present: false });
  }
  if (own['rotate'] === true) {
    const sealed = await parts.key.rotate();
    if (!sealed)
      throw usage('No TMDB key is stored: there is nothing to seal anew.', '`anivault settings key` stores one.');
    return said('The stored TMDB key is sealed anew.', { key_present: true });
  }
  const typed = streams.stdin.isTTY
    ? await streams.stdin.readSecret('TMDB key (not shown): ')
    : await streams.stdin.readAll();
  const key = typed.trim();
  if (key === '')
    throw new Failure({
      code: 'E-TMDB-KEY',
      message: 'No key was given; nothing was changed.',
      hint: 'Paste the API key or the read access token from themoviedb.org/settings/api.',
    });
  await parts.key.try(key, signal);
  await parts.key.store(key);
  return said('TMDB takes the key. It is stored encrypted.', { key_present: true });
}

async function setTo({ parts, args }: Invocation): Promise<Told> {
  const key = knownKey(args[1]);
  const value = args.slice(2).join(' ');
  if (value === '') throw usage(`What should ${key} be?`, `anivault settings set ${key} VALUE`);
  await (await parts.openSettings()).set(key, value);
  return said(`${key} is now ${value}`, { key, value });
}

async function unset({ parts, args }: Invocation): Promise<Told> {
  const key = knownKey(args[1]);
  await (await parts.openSettings()).unset(key);
  return said(`${key} is no longer set`, { key, value: null });
}

async function answer(invocation: Invocation): Promise<Told> {
  const verb = verbOf(invocation.args[0] ?? 'show');
  switch (verb) {
    case 'show':
      return { type: 'rows', rows: settable.map((option) => rowOf(invocation, option.key)) };
    case 'get':
      return { type: 'rows', rows: [rowOf(invocation, knownKey(invocation.args[1]))] };
    case 'set':
      return setTo(invocation);
    case 'unset':
      return unset(invocation);
    case 'path': {
      const { path } = await invocation.parts.openSettings();
      return said(path, { path });
    }
    case 'key':
      return changeKey(invocation);
  }
}

export const settingsCommand: Command = {
  name: 'settings',
  args: '[words...]',
  summary: 'show and change settings, and the TMDB key',
  details:
    'show · get K · set K V · unset K · path · key · key --remove · key --rotate. The key is asked for without echo, or read from standard input; it is tried at once and kept encrypted.',
  options: settable.map((option) => option.key),
  own: [
    { flags: '--remove', help: 'with `key`: forget the stored key' },
    { flags: '--rotate', help: 'with `key`: seal the stored key anew, with a fresh keyfile' },
  ],
  examples: ['anivault settings key', 'anivault settings key < key.txt', 'anivault settings set library /srv/anime'],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  async *run(invocation) {
    yield await answer(invocation);
  },
};
