import { lstatSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyErrno, codeOf, errorText, isMissing } from '../../src/disk/errno.ts';

const named = (code: string): Error => Object.assign(new Error(`${code}: told by the system`), { code });
/** As Node hands on what it has no name for. */
const unnamed = (number: number): Error =>
  Object.assign(new Error(`Unknown system error -${number}`), {
    code: `Unknown system error -${number}`,
    errno: -number,
  });

describe('codeOf', () => {
  it.each([
    ['linux', 122, 'EDQUOT'],
    ['linux', 116, 'ESTALE'],
    ['linux', 117, 'EUCLEAN'],
    ['linux', 123, 'ENOMEDIUM'],
    ['linux', 37, 'ENOLCK'],
    ['darwin', 69, 'EDQUOT'],
    ['darwin', 70, 'ESTALE'],
    ['win32', 122, 'EUNKNOWN'],
    ['linux', 9999, 'EUNKNOWN'],
  ])('%s: an error without a name, -%i, is %s', (platform, number, name) => {
    expect(codeOf(unnamed(number), platform)).toBe(name);
  });

  it.each([[null], ['text'], [undefined], [{}], [new Error('plain')]])('%j has no code', (error) => {
    expect(codeOf(error)).toBe('EUNKNOWN');
  });
});

describe('classifyErrno', () => {
  it.each([
    ['EBUSY', 'linux', 'transient', 'E-FS-IO'],
    ['EACCES', 'linux', 'operation', 'E-FS-PERM'],
    ['EPERM', 'win32', 'transient', 'E-FS-PERM'],
    ['EACCES', 'win32', 'transient', 'E-FS-PERM'],
    ['ENOENT', 'linux', 'operation', 'E-FS-GONE'],
    ['ENAMETOOLONG', 'linux', 'operation', 'E-FS-LONGPATH'],
    ['EILSEQ', 'linux', 'operation', 'E-FS-IO'],
    ['ENOSPC', 'linux', 'run', 'E-FS-FULL'],
    ['EROFS', 'linux', 'run', 'E-FS-PERM'],
    ['EIO', 'linux', 'run', 'E-FS-IO'],
    ['ENOTCONN', 'linux', 'run', 'E-FS-GONE'],
    ['EMFILE', 'linux', 'run', 'E-FS-IO'],
  ])('%s on %s: %s, %s', (name, platform, kind, code) => {
    expect(classifyErrno(named(name), platform)).toMatchObject({ class: kind, code });
  });

  it('knows a used-up quota, which has no name, as a full disk that stops the run', () => {
    expect(classifyErrno(unnamed(122), 'linux')).toEqual({
      class: 'run',
      code: 'E-FS-FULL',
      text: 'the quota is used up',
    });
  });

  it('takes a stale handle of a share for something that passes', () => {
    expect(classifyErrno(unnamed(116), 'linux')).toMatchObject({ class: 'transient', code: 'E-FS-GONE' });
  });
});

describe('real errors', () => {
  const thrown = (make: () => unknown): unknown => {
    try {
      return make();
    } catch (error) {
      return error;
    }
  };

  it('tells what is missing from what is not', () => {
    expect(isMissing(thrown(() => lstatSync('/nonexistent/anime')))).toBe(true);
    expect(isMissing(thrown(() => readdirSync('/proc/self/mem/x')))).toBe(true);
    expect(isMissing(named('EACCES'))).toBe(false);
  });

  it('has words for people, and the system’s own where it has none', () => {
    expect(errorText(named('EROFS'))).toBe('the disk is read-only');
    expect(errorText(named('ELOOP'))).toBe('ELOOP: told by the system');
  });
});
