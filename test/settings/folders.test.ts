// Where AniVault keeps its own files, by platform.
import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/settings/folders.ts';

describe('foldersOf', () => {
  it('puts all under one folder when told so', () => {
    expect(foldersOf({ ANIVAULT_HOME: '/opt/av', XDG_CONFIG_HOME: '/x' }, 'linux', '/home/mika')).toEqual({
      config: '/opt/av/config',
      cache: '/opt/av/cache',
      state: '/opt/av/state',
    });
  });

  it.each([
    ['home', {}, '/home/mika/.config/anivault', '/home/mika/.local/state/anivault'],
    ['XDG', { XDG_CONFIG_HOME: '/conf', XDG_STATE_HOME: '/st' }, '/conf/anivault', '/st/anivault'],
    ['a relative XDG path is not one', { XDG_CONFIG_HOME: 'conf' }, '/home/mika/.config/anivault', undefined],
    [
      'an empty variable is not one',
      { XDG_CONFIG_HOME: '', ANIVAULT_HOME: '' },
      '/home/mika/.config/anivault',
      undefined,
    ],
  ])('on Linux: %s', (_, env, config, state) => {
    const folders = foldersOf(env, 'linux', '/home/mika');
    expect(folders.config).toBe(config);
    if (state !== undefined) expect(folders.state).toBe(state);
  });

  it('on Windows below AppData, on macOS below Library', () => {
    const windows = foldersOf({ APPDATA: 'C:\\R', LOCALAPPDATA: 'C:\\L' }, 'win32', 'C:\\Users\\mika');
    expect(windows).toEqual({
      config: 'C:\\R\\AniVault',
      cache: 'C:\\L\\AniVault\\Cache',
      state: 'C:\\L\\AniVault\\State',
    });
    expect(foldersOf({}, 'win32', 'C:\\Users\\mika').config).toBe('C:\\Users\\mika\\AppData\\Roaming\\AniVault');
    expect(foldersOf({}, 'darwin', '/Users/mika').cache).toBe('/Users/mika/Library/Caches/AniVault');
  });
});
