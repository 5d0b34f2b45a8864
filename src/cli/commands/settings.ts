// `settings`: what is set, and the TMDB key, which is asked for without echo or read from stdin and never an argument.
import { Failure } from '../../model/failure.ts';
import { OPTIONS } from '../../settings/options.ts';
import type { Command, Invocation, Told } from '../command.ts';
import type { OutputRow } from '../output.ts';

const settable = OPTIONS.filter((option) => option.settable);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
};

const rowOf = ({ options, origins }: Invocation, key: string): OutputRow => {
  const value: unknown = (options as unknown as Readonly<Record<string, unknown>>)[key] ?? null;
  const origin = origins[key] ?? 'default';
  return { fields: { key, value, origin }, text: `${key.padEnd(14)} ${textOf(value)}  (${origin})` };
};

const unknownKey = (key: string | undefined): Failure =>
  new Failure({
    code: 'E-USAGE',
    message: key === undefined ? 'Which setting?' : `There is no setting ${key}.`,
    hint: `Settings: ${settable.map((option) => option.key).join(', ')}.`,
  });

const knownKey = (key: string | undefined): string => {
  if (key === undefined || !settable.some((option) => option.key === key)) throw unknownKey(key);
  return key;
};

const said = (text: string, fields: Readonly<Record<string, unknown>>): Told => ({
  type: 'rows',
  rows: [{ text, fields }],
});

async function* changeKey({ parts, streams, own, signal }: Invocation): AsyncGenerator<Told> {
  if (own['remove'] === true) {
    await parts.key.store(null);
    yield said('The TMDB key is removed.', { key_present: false });
    return;
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
  yield said('TMDB takes the key. It is stored encrypted.', { key_present: true });
}

async function* answer(invocation: Invocation): AsyncGenerator<Told> {
  const { parts, args } = invocation;
  const [verb = 'show', key, ...words] = args;
  if (verb === 'key') return yield* changeKey(invocation);
  if (verb === 'show') return yield { type: 'rows', rows: settable.map((option) => rowOf(invocation, option.key)) };
  if (verb === 'get') return yield { type: 'rows', rows: [rowOf(invocation, knownKey(key))] };
  const store = await parts.openSettings();
  if (verb === 'path') return yield said(store.path, { path: store.path });
  if (verb === 'set') {
    const value = words.join(' ');
    if (value === '')
      throw new Failure({
        code: 'E-USAGE',
        message: `What should ${knownKey(key)} be?`,
        hint: `anivault settings set ${knownKey(key)} VALUE`,
      });
    store.set(knownKey(key), value);
    return yield said(`${knownKey(key)} is now ${value}`, { key, value });
  }
  if (verb === 'unset') {
    store.unset(knownKey(key));
    return yield said(`${knownKey(key)} is back to its default`, { key, value: null });
  }
  throw new Failure({
    code: 'E-USAGE',
    message: `settings has no ${verb}.`,
    hint: 'settings show · get K · set K V · unset K · path · key · key --remove',
  });
}

export const settingsCommand: Command = {
  name: 'settings',
  args: '[words...]',
  summary: 'show and change settings, and the TMDB key',
  details:
    'show · get K · set K V · unset K · path · key · key --remove. The key is asked for without echo, or read from standard input; it is tried at once and kept encrypted.',
  options: settable.map((option) => option.key),
  own: [{ flags: '--remove', help: 'with `key`: forget the stored key' }],
  examples: ['anivault settings key', 'anivault settings key < key.txt', 'anivault settings set library /srv/anime'],
  phase: 'system',
  tells: 'rows',
  changesFiles: () => false,
  run: answer,
};
