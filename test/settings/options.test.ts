// The options table: which source wins, and what is said of a value that is not allowed.
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { checkSetting, OPTIONS, resolveOptions, rootsOf } from '../../src/settings/options.ts';

const failureOf = (act: () => unknown): Failure => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('where a value comes from', () => {
  it.each([
    ['the flag before all', { mode: 'copy' }, { ANIVAULT_MODE: 'symlink' }, { mode: 'hardlink' }, 'copy', 'option'],
    ['the variable before the file', {}, { ANIVAULT_MODE: 'symlink' }, { mode: 'hardlink' }, 'symlink', 'environment'],
    ['the file before the default', {}, {}, { mode: 'hardlink' }, 'hardlink', 'settings'],
    ['the default last', {}, {}, {}, 'move', 'default'],
    ['an empty variable is none', {}, { ANIVAULT_MODE: '' }, {}, 'move', 'default'],
  ])('%s', (_, flags, env, settings, value, origin) => {
    const { values, origins } = resolveOptions(flags, env, settings);
    expect(values.mode).toBe(value);
    expect(origins['mode']).toBe(origin);
  });

  it('never takes from the file what only a flag may say', () => {
    const { values } = resolveOptions({}, {}, { apply: true, yes: true, breakLock: true });
    expect([values.apply, values.yes, values.breakLock]).toEqual([false, false, false]);
  });

  it.each([
    ['said in the command, stored for another', { library: '/usb' }, {}, null],
    ['said in the environment, stored for another', {}, { ANIVAULT_LIBRARY: '/usb' }, null],
    ['said beside a root of its own', { library: '/usb', shows: '/a' }, {}, '/a'],
  ])('a library %s, counts for what nobody said with it', (_, flags, env, shows) => {
    const { values, origins } = resolveOptions(flags, env, { shows: '/old', films: '/old' });
    expect([values.library, values.shows, values.films]).toEqual(['/usb', shows, null]);
    expect(origins['films']).toBe('default');
    // stored together they stand side by side
    expect(resolveOptions({}, {}, { library: '/usb', shows: '/old' }).values.shows).toBe('/old');
  });

  it.each([
    ['NO_COLOR says no', {}, { NO_COLOR: '1' }, {}, false],
    ['an empty NO_COLOR says nothing', {}, { NO_COLOR: '' }, {}, true],
    ['--no-color says no', { color: false }, {}, {}, false],
    ['the settings say no', {}, {}, { color: false }, false],
    ['the flag that nobody gave says nothing', { color: true }, {}, { color: false }, false],
  ])('%s', (_, flags, env, settings, color) => {
    expect(resolveOptions(flags, env, settings).values.color).toBe(color);
  });

  it('gives every option a value and an origin', () => {
    const { values, origins } = resolveOptions({}, {}, {});
    for (const { key, default: fallback } of OPTIONS) {
      expect(values[key]).toEqual(fallback);
      expect(origins[key]).toBe('default');
    }
  });
});

describe('what a text stands for', () => {
  it.each([
    ['minSize', '50M', 50 * 1024 ** 2],
    ['minSize', '1.5g', 1.5 * 1024 ** 3],
    ['minSize', '700', 700],
    ['minSize', '2GiB', 2 * 1024 ** 3],
    ['minAge', '90s', 90_000],
    ['minAge', '10m', 600_000],
    ['minAge', '30d', 30 * 86_400_000],
    ['minAge', '0', 0],
    ['exclude', '**/Extras/**, *.{nfo,jpg}', ['**/Extras/**', '*.{nfo,jpg}']],
    ['ext', 'mkv,mp4', ['mkv', 'mp4']],
    ['rate', '1', 1],
    ['maxDepth', '1000', 1000],
    ['lang', 'ja-JP', 'ja-JP'],
    ['lang', 'de', 'de'],
    ['offline', 'yes', true],
    ['offline', 'OFF', false],
  ])('%s %s', (key, text, value) => {
    expect(checkSetting(key, text)).toEqual(value);
  });
});

describe('what is not allowed is named with what is', () => {
  it.each([
    ['mode', '--mode', 'moove', /move, copy, hardlink, symlink/],
    ['preset', '--preset', 'emby', /anivault, plex, jellyfin, kodi/],
    ['onConflict', '--on-conflict', 'replace', /skip, rename, overwrite, abort/],
    ['rate', '--rate', '36', /1 to 35/],
    ['rate', '--rate', '0', /1 to 35/],
    ['rate', '--rate', '-1', /1 to 35/],
    ['rate', '--rate', '3.5', /1 to 35/],
    ['concurrency', '--concurrency', 'many', /1 to 8/],
    ['minSize', '--min-size', '50 potatoes', /50M/],
    ['minSize', '--min-size', '9e99G', /50M/],
    ['minAge', '--min-age', '10', /10m/],
    ['minAge', '--min-age', '1y', /10m/],
    ['lang', '--lang', 'english', /en-US/],
    ['lang', '--lang', 'en_US', /en-US/],
    ['logLevel', '--log-level', 'loud', /debug, info, warn, error/],
  ])('%s %s %s', (key, flag, text, allowed) => {
    const byFlag = failureOf(() => resolveOptions({ [key]: text }, {}, {}));
    expect(byFlag).toMatchObject({ code: 'E-USAGE', exit: 64 });
    expect(byFlag.message).toContain(flag);
    expect(byFlag.message).toContain(text);
    expect(byFlag.hint).toMatch(allowed);

    const variable = OPTIONS.find((option) => option.key === key)?.variable ?? '';
    expect(failureOf(() => resolveOptions({}, { [variable]: text }, {})).message).toContain(variable);
    expect(failureOf(() => checkSetting(key, text)).hint).toMatch(allowed);
  });

  it('suggests the value that was meant', () => {
    expect(failureOf(() => checkSetting('mode', 'hardlnk')).hint).toMatch(/Did you mean hardlink\?/);
    expect(failureOf(() => checkSetting('mode', 'teleport')).hint).not.toMatch(/Did you mean/);
  });

  it('takes only what the file may hold', () => {
    expect(failureOf(() => checkSetting('apply', 'true')).message).toMatch(/no setting apply/);
    expect(failureOf(() => checkSetting('__proto__', 'x')).message).toMatch(/no setting/);
  });
});

describe('library roots', () => {
  const none = { shows: null, films: null, library: null, preset: 'anivault' } as const;

  it.each([
    ['nothing is known', {}, null],
    ['the library itself', { library: '/srv/anime' }, { shows: '/srv/anime', films: '/srv/anime' }],
    [
      'the preset’s folders below it',
      { library: '/srv/anime/', preset: 'plex' },
      { shows: '/srv/anime/TV', films: '/srv/anime/Movies' },
    ],
    [
      'one root named, the other below the library',
      { library: '/srv/anime', preset: 'jellyfin', films: '/srv/films' },
      { shows: '/srv/anime/TV', films: '/srv/films' },
    ],
    ['only shows', { shows: '/srv/tv' }, { shows: '/srv/tv', films: null }],
    [
      'a Windows path',
      { library: 'D:\\Anime', preset: 'kodi' },
      { shows: 'D:\\Anime\\TV', films: 'D:\\Anime\\Movies' },
    ],
  ] as const)('%s', (_, told, roots) => {
    expect(rootsOf({ ...none, ...told })).toEqual(roots);
  });
});
