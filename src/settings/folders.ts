// Where AniVault keeps its own files, as the platform has it.
import { join, win32 } from 'node:path';

export interface Folders {
  readonly config: string;
  readonly cache: string;
  readonly state: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const set = (value: string | undefined): value is string => value !== undefined && value !== '';

/** `ANIVAULT_HOME` puts all three under one folder; else XDG, %APPDATA% or Library. */
export function foldersOf(env: Env, platform: string, home: string): Folders {
  const one = env['ANIVAULT_HOME'];
  if (set(one)) return { config: join(one, 'config'), cache: join(one, 'cache'), state: join(one, 'state') };
  if (platform === 'win32') {
    const folder = (name: string, below: string): string => {
      const value = env[name];
      return set(value) && win32.isAbsolute(value) ? value : win32.join(home, 'AppData', below);
    };
    const [roaming, local] = [folder('APPDATA', 'Roaming'), folder('LOCALAPPDATA', 'Local')];
    return {
      config: win32.join(roaming, 'AniVault'),
      cache: win32.join(local, 'AniVault', 'Cache'),
      state: win32.join(local, 'AniVault', 'State'),
    };
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support', 'AniVault');
    return { config: support, cache: join(home, 'Library', 'Caches', 'AniVault'), state: join(support, 'State') };
  }
  const xdg = (name: string, ...fallback: readonly string[]): string => {
    const value = env[name];
    return join(set(value) && value.startsWith('/') ? value : join(home, ...fallback), 'anivault');
  };
  return {
    config: xdg('XDG_CONFIG_HOME', '.config'),
    cache: xdg('XDG_CACHE_HOME', '.cache'),
    state: xdg('XDG_STATE_HOME', '.local', 'state'),
  };
}
