// What a bug report needs to know of the machine: system, terminal, language, network settings, disks. Reads only; names of variables are
// told, never what is in them.
import { readFileSync, statfsSync } from 'node:fs';
import { arch, availableParallelism, freemem, release, totalmem, type } from 'node:os';
import { basename } from 'node:path';
import { canWrite, diskSpace, isThere, nearestExisting } from '../disk/survey.ts';
import type { Fact } from '../workflow/parts.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Kinds of file systems by the number that statfs(2) gives on Linux. */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x2fc12fc1: 'zfs',
  0x01021994: 'tmpfs',
  0x794c7630: 'overlay',
  0x6969: 'nfs',
  0xff534d42: 'cifs',
  0xfe534d42: 'smb2',
  0x65735546: 'fuse',
  0x4d44: 'vfat',
  0x2011bab0: 'exfat',
  0x5346544e: 'ntfs',
  0x7366746e: 'ntfs3',
};
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'NO_PROXY', 'no_proxy'];
const OTHERS = ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'XDG_CONFIG_HOME'];
const TERMINAL = ['TERM', 'COLORTERM', 'TERM_PROGRAM', 'TMUX', 'STY', 'SSH_CONNECTION', 'NO_COLOR', 'CI'];

const isSet = (env: Env, name: string): boolean => (env[name] ?? '') !== '';
const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(' '));

/** `Debian GNU/Linux 12 (bookworm)`; empty where the system does not say. */
function distribution(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

const isContainer = (): boolean => isThere('/.dockerenv') || isThere('/run/.containerenv');

const inMebibytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)}M`;

/** Where a folder stands: its file system, room, and whether it can be written to. */
export function diskText(path: string): string {
  const at = nearestExisting(path);
  const state = at !== path ? 'not there yet' : canWrite(at) ? 'writable' : 'can’t be written to';
  try {
    const kind = statfsSync(at).type;
    const name = process.platform === 'linux' ? `${FILE_SYSTEMS[kind] ?? `file system ${kind.toString(16)}`}, ` : '';
    return `${state}, ${name}${inMebibytes(Number(diskSpace(at).free))} free`;
  } catch {
    return state;
  }
}

/** Facts about the machine, in the order that a reader asks for them. */
export function machineFacts(env: Env): readonly Fact[] {
  const system = [`${type()} ${release()} ${arch()}`, distribution(), isContainer() ? 'in a container' : ''];
  const terminal = TERMINAL.filter((name) => isSet(env, name));
  const ours = Object.keys(env).filter((name) => name.startsWith('ANIVAULT_') && isSet(env, name));
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const user = process.getuid === undefined ? '' : `user ${process.getuid()}, group ${process.getgid?.() ?? ''}`;
  return [
    { name: 'system', value: system.filter(Boolean).join(', ') },
    {
      name: 'machine',
      value: `${availableParallelism()} processors, ${inMebibytes(totalmem())} of memory, ${inMebibytes(freemem())} free`,
    },
    { name: 'program', value: `${basename(process.execPath)} ${process.execArgv.join(' ')}`.trim() },
    { name: 'user', value: user === '' ? 'unknown' : user },
    {
      name: 'language',
      value: `${env['LC_ALL'] ?? env['LC_CTYPE'] ?? env['LANG'] ?? 'none set'}, ${locale}, ${timeZone}`,
    },
    { name: 'terminal_type', value: env['TERM'] ?? 'none' },
    { name: 'terminal_variables', value: listed(terminal) },
    { name: 'proxies', value: listed(PROXIES.filter((name) => isSet(env, name))) },
    { name: 'variables', value: listed([...ours.sort(), ...OTHERS.filter((name) => isSet(env, name))]) },
  ];
}
