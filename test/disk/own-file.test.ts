import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendOwnLog,
  createOwnFileSync,
  makeOwnFolder,
  removeOwnFile,
  restoreOwnFile,
  setAside,
  writeOwnFile,
  writeOwnFileSync,
} from '../../src/disk/own-file.ts';
import { CAN_CUT, runWithCutDisk, sourceUrl } from '../support/cut-disk.ts';
import { temporaryFolder } from '../support/tree.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'config.json');
});
afterEach(() => folder.remove());

const names = (): string[] => readdirSync(folder.path).sort();
const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('writeOwnFile', () => {
  it('writes bytes and text whole, for the owner alone, and leaves nothing else behind', async () => {
    await writeOwnFile(path, '{"title":"蟲師"}');
    expect(readFileSync(path, 'utf8')).toBe('{"title":"蟲師"}');
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
    writeOwnFileSync(join(folder.path, 'bytes'), bytes);
    expect(new Uint8Array(readFileSync(join(folder.path, 'bytes')))).toEqual(bytes);
    expect(names()).toEqual(['bytes', 'config.json']);
  });

  it.skipIf(process.platform === 'win32')('gives files 0600, or the mode asked for, and folders 0700', () => {
    writeOwnFileSync(path, 'x');
    writeOwnFileSync(join(folder.path, 'undo.sh'), 'x', { mode: 0o700 });
    makeOwnFolder(join(folder.path, 'state', 'runs'));
    expect(modeOf(path)).toBe(0o600);
    expect(modeOf(join(folder.path, 'undo.sh'))).toBe(0o700);
    expect(modeOf(join(folder.path, 'state', 'runs'))).toBe(0o700);
  });

  it('keeps the file before as .bak when asked', () => {
    writeOwnFileSync(path, 'first', { keepBackup: true });
    expect(names()).toEqual(['config.json']);
    writeOwnFileSync(path, 'second', { keepBackup: true });
    writeOwnFileSync(path, 'third', { keepBackup: true });
    expect(readFileSync(path, 'utf8')).toBe('third');
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe('second');
    expect(names()).toEqual(['config.json', 'config.json.bak']);
  });

  it('leaves what was there, and no rest, where it can’t take the file’s place', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'x');
    await expect(writeOwnFile(path, 'text')).rejects.toMatchObject({ name: 'Failure', path });
    expect(names()).toEqual(['config.json']);
    expect(existsSync(join(path, 'inside'))).toBe(true);
  });

  it('says which folder is gone', () => {
    const lost = join(folder.path, 'none', 'config.json');
    expect(() => writeOwnFileSync(lost, 'x')).toThrow(expect.objectContaining({ code: 'E-FS-GONE', path: lost }));
  });

  it.skipIf(!CAN_CUT)('keeps the good file when the disk takes only a part and says nothing', () => {
    writeFileSync(path, 'good');
    const code = `
      import { writeOwnFileSync } from ${JSON.stringify(sourceUrl('disk/own-file.ts'))};
      try { writeOwnFileSync(${JSON.stringify(path)}, 'x'.repeat(100_000)); console.log('written'); }
      catch (error) { console.log(error.name, error.path); }`;
    expect(runWithCutDisk(8, code)).toBe(`Failure ${path}`);
    expect(readFileSync(path, 'utf8')).toBe('good');
    expect(names()).toEqual(['config.json']);
  });
});

describe('createOwnFileSync', () => {
  it('makes a file once and never replaces it', () => {
    expect(createOwnFileSync(path, new Uint8Array([1]))).toBe(true);
    expect(createOwnFileSync(path, new Uint8Array([2]))).toBe(false);
    expect([...readFileSync(path)]).toEqual([1]);
    expect(names()).toEqual(['config.json']);
  });
});

describe('setting aside, restoring, removing', () => {
  it('moves a broken file away with its content', () => {
    writeFileSync(path, 'broken');
    const aside = setAside(path);
    expect(aside).toMatch(/config\.json\.broken-[0-9a-f]{8}$/);
    expect(readFileSync(aside ?? '', 'utf8')).toBe('broken');
    expect(existsSync(path)).toBe(false);
    expect(setAside(path)).toBe(null);
  });

  it('puts a backup back in place of a cut file', () => {
    writeFileSync(path, 'cu');
    writeFileSync(`${path}.bak`, 'whole');
    restoreOwnFile(`${path}.bak`, path);
    expect(readFileSync(path, 'utf8')).toBe('whole');
    expect(names()).toEqual(['config.json']);
  });

  it('removes a file, does not mind one that is gone, and never a folder', () => {
    writeFileSync(path, 'x');
    removeOwnFile(path);
    removeOwnFile(path);
    expect(names()).toEqual([]);
    mkdirSync(path);
    expect(() => removeOwnFile(path)).toThrow(expect.objectContaining({ name: 'Failure' }));
    expect(names()).toEqual(['config.json']);
  });
});

describe('appendOwnLog', () => {
  it('turns over at its size and keeps so many files', () => {
    const log = join(folder.path, 'app.log');
    for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'five\n', 'six\n'])
      appendOwnLog(log, line, { maxBytes: 9, keep: 3 });
    expect(names()).toEqual(['app.log', 'app.log.1', 'app.log.2']);
    const texts = names().map((name) => readFileSync(join(folder.path, name), 'utf8'));
    expect(texts).toEqual(['five\nsix\n'.slice(0, 9), 'four\n', 'three\n']);
  });
});
