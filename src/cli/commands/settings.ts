// `settings`: what is set and where it comes from, changed one by one; the TMDB key is `settings-key`'s.
import { resolve } from 'node:path';
import { typedText } from '../../settings/option-value.ts';
import { OPTIONS, type Option } from '../../settings/options.ts';
import type { Command, Invocation, Told } from '../command.ts';
import type { SettingValue } from '../event-schema.ts';
import type { OutputRow } from '../output.ts';
import { said, suggestion, usage, verbOf } from './answer.ts';
import { changeKey } from './settings-key.ts';

const settable = OPTIONS.filter((option) => option.settable);
const VERBS = ['show', 'get', 'set', 'unset', 'path', 'key'] as const;
const USAGE = 'settings show · get K · set K V · unset K · path · key · key --remove · key --rotate';
/** How many words each verb takes after it. `key` says itself why it takes none. */
const MOST_WORDS = { show: 0, get: 1, set: Number.POSITIVE_INFINITY, unset: 1, path: 0, key: 1 } as const;

/** What a shell can offer: each setting, and what it can be. */
const SETTINGS_TREE = Object.fromEntries(
  settable.map(({ key, kind, choices = [] }) => {
    const values = kind === 'boolean' ? ['true', 'false'] : choices;
    return [key, Object.fromEntries(values.map((value) => [value, {}]))];
  }),
);
const KEYS_TREE = Object.fromEntries(settable.map(({ key }) => [key, {}]));

/** A value for people. */
export const shownValue = (option: Option, value: SettingValue): string => typedText(option, value) || '-';

const rowOf = ({ options, origins }: Invocation, option: Option): OutputRow => {
  const { key } = option;
  const value = options[key];
  const origin = origins[key] ?? 'default';
  return { fields: { key, value, origin }, text: `${key.padEnd(14)} ${shownValue(option, value)}  (${origin})` };
};

function knownOption(key: string | undefined): Option {
  const keys = settable.map((option) => option.key);
  const all = `Settings: ${keys.join(', ')}.`;
  if (key === undefined) throw usage('Which setting?', all);
  // `min-size`, as the flag has it, is taken as well
  const known = settable.find((option) => option.key === key || option.flag === `--${key}`);
  if (known) return known;
  const flagOnly = OPTIONS.find((option) => option.key === key || option.flag === `--${key}`);
  if (flagOnly) throw usage(`${flagOnly.flag} is given each time, it is no setting.`, all);
  throw usage(`There is no setting ${key}.`, suggestion(key, keys, all));
}

async function setTo({ parts, args, cwd }: Invocation): Promise<Told> {
  const option = knownOption(args[1]);
  const { key, kind } = option;
  const text = args.slice(2).join(' ');
  if (text === '') throw usage(`What should ${key} be?`, `anivault settings set ${key} VALUE`);
  const { checkTemplates } = await import('../../workflow/check-templates.ts');
  if (key === 'template' || key === 'filmTemplate') checkTemplates({ [key]: text });
  const store = await parts.openSettings();
  // a path that is relative today would lead elsewhere when cron starts the program
  await store.set(key, kind === 'path' ? resolve(cwd, text) : text);
  const value = (store.values[key] ?? null) as SettingValue;
  return said(`${key} is now ${shownValue(option, value)}`, { key, value, origin: 'settings' });
}

async function unset({ parts, args }: Invocation): Promise<Told> {
  const option = knownOption(args[1]);
  await (await parts.openSettings()).unset(option.key);
  const fields = { key: option.key, value: option.default, origin: 'default' } as const;
  return said(`${option.key} is no longer set: ${shownValue(option, option.default)}`, fields);
}

async function answer(invocation: Invocation): Promise<Told> {
  const { args, own, parts } = invocation;
  const verb = verbOf('settings', args[0] ?? 'show', VERBS, USAGE);
  const extra = args[1 + MOST_WORDS[verb]];
  if (extra !== undefined && verb !== 'key') throw usage(`settings ${verb} does not take ${extra}.`, USAGE);
  if (verb !== 'key' && (own['remove'] === true || own['rotate'] === true))
    throw usage('--remove and --rotate belong to `settings key`.', USAGE);
  switch (verb) {
    case 'show':
      return { type: 'rows', rows: settable.map((option) => rowOf(invocation, option)) };
    case 'get': {
      const option = knownOption(args[1]);
      const { fields } = rowOf(invocation, option);
      // the value alone, as scripts want it
      return said(typedText(option, invocation.options[option.key]), fields);
    }
    case 'set':
      return setTo(invocation);
    case 'unset':
      return unset(invocation);
    case 'path': {
      const { path } = await parts.openSettings();
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
    'show · get K · set K V · unset K · path · key · key --remove · key --rotate. The key is asked for without echo, or read from standard input, never taken as an argument; it is tried at once and kept encrypted, by a key file or by a passphrase (asked for, or ANIVAULT_PASSPHRASE).',
  options: settable.map((option) => option.key),
  own: [
    { flags: '--remove', help: 'with `key`: forget the stored key' },
    { flags: '--rotate', help: 'with `key`: seal the stored key anew, with a fresh keyfile or another passphrase' },
  ],
  words: { show: {}, get: KEYS_TREE, set: SETTINGS_TREE, unset: KEYS_TREE, path: {}, key: {} },
  examples: [
    'anivault settings key',
    'anivault settings key < key.txt',
    'anivault settings set library /srv/anime',
    'anivault settings set minAge 10m',
    'anivault settings unset minAge',
    'anivault settings show --json',
  ],
  phase: 'system',
  tells: 'rows',
  asks: true,
  changesFiles: () => false,
  async *run(invocation) {
    yield await answer(invocation);
  },
};
