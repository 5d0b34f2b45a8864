import { chmodSync, closeSync, linkSync, mkdirSync, openSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FolderListing } from '../../src/model/media-file.ts';
import type { FileTrouble } from '../../src/model/failure.ts';
import { checkFolders } from '../../src/scan/check-folders.ts';
import { scanFolders, type ScanOptions } from '../../src/scan/walk.ts';
import { systemClock } from '../../src/world/runtime.ts';
import { SCAN_OPTIONS } from '../support/scan-options.ts';
import { plant, temporaryFolder } from '../support/tree.ts';

const OPTIONS: ScanOptions = { ...SCAN_OPTIONS, clock: systemClock };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

interface Scanned {
  readonly listings: readonly FolderListing[];
  readonly troubles: readonly FileTrouble[];
  /** video path below the folder -> its sidecars as `name|tail` */
  readonly units: Readonly<Record<string, readonly string[]>>;
  /** path below the folder -> code */
  readonly skipped: Readonly<Record<string, string>>;
}

async function scan(
  options: Partial<ScanOptions> = {},
  folders: readonly string[] = [folder.path],
  signal = new AbortController().signal,
): Promise<Scanned> {
  const listings: FolderListing[] = [];
  const troubles: FileTrouble[] = [];
  for await (const event of scanFolders(folders, { ...OPTIONS, ...options }, signal)) {
    if (event.type === 'listing') listings.push(event.listing);
    else troubles.push(event.trouble);
  }
  const below = (path: string): string => path.slice(folder.path.length + 1);
  const units: Record<string, readonly string[]> = {};
  const skipped: Record<string, string> = {};
  for (const listing of listings) {
    for (const unit of listing.units)
      units[below(join(unit.file.folder, unit.file.name))] = unit.sidecars.map(
        ({ file, tail }) => `${file.name}|${tail}`,
      );
    for (const skip of listing.skipped) skipped[below(skip.path)] = skip.code;
  }
  return { listings, troubles, units, skipped };
}

describe('sidecars', () => {
  it('go with their video, by stem, tail, and subtitle folder', async () => {
    plant(folder.path, {
      'Show/Mushishi - 01.mkv': 'video',
      'Show/Mushishi - 01.en.forced.ass': '',
      'Show/Mushishi - 01-thumb.jpg': '',
      'Show/Mushishi - 01.nfo': '',
      'Show/Mushishi - 02.mkv': 'video',
      'Show/Mushishi - 02v2.srt': '',
      'Show/Subs/Mushishi - 02.de.srt': '',
      'Show/Subs/Mushishi - 01/2_English.srt': '',
      'Show/poster.jpg': '',
      'Show/tvshow.nfo': '',
      'Show/readme.txt': '',
    });
    const { units, listings } = await scan();
    expect(units).toEqual({
      'Show/Mushishi - 01.mkv': [
        'Mushishi - 01-thumb.jpg|-thumb',
        'Mushishi - 01.en.forced.ass|.en.forced',
        'Mushishi - 01.nfo|',
        '2_English.srt|.English',
      ],
      'Show/Mushishi - 02.mkv': ['Mushishi - 02.de.srt|.de'],
      'Show/Mushishi - 02v2.srt': [],
    });
    expect(listings.find((listing) => listing.folder.endsWith('Show'))?.ignored).toBe(1);
  });

  it('of one tail twice keep apart', async () => {
    plant(folder.path, { 'Film/Film.mkv': 'v', 'Film/Subs/2_English.srt': 'a', 'Film/Subs/3_English.srt': 'b' });
    expect((await scan()).units).toEqual({ 'Film/Film.mkv': ['2_English.srt|.English', '3_English.srt|.English.2'] });
  });

  it('take the longest stem', async () => {
    plant(folder.path, { 'A 1.mkv': 'v', 'A 1.5.mkv': 'v', 'A 1.5.en.srt': '' });
    expect((await scan()).units).toEqual({ 'A 1.mkv': [], 'A 1.5.mkv': ['A 1.5.en.srt|.en'] });
  });
});

describe('what is left out', () => {
  it('has a named reason', async () => {
    plant(folder.path, {
      'a.mkv': 'x'.repeat(1000),
      'a-sample.mkv': 'x',
      'Sample/b.mkv': 'x',
      'Show Trailer.mkv': 'x',
      'c.mkv.part': 'x',
      'd.mkv': 'x',
      'd.mkv.aria2': 'x',
      '.hidden.mkv': 'x',
      'pack.rar': 'x',
      'The Sample Show - 01.mkv': 'x',
      'empty.mkv': '',
    });
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/bad`), Buffer.from([0xff]), Buffer.from('.mkv')]), 'x');
    symlinkSync(join(folder.path, 'a.mkv'), join(folder.path, 'link.mkv'));
    const { skipped, units } = await scan();
    expect(skipped).toEqual({
      'a-sample.mkv': 'sample',
      'Sample/b.mkv': 'sample',
      'Show Trailer.mkv': 'trailer',
      'c.mkv.part': 'unfinished',
      'd.mkv': 'unfinished',
      'd.mkv.aria2': 'unfinished',
      '.hidden.mkv': 'hidden',
      'pack.rar': 'archive',
      'link.mkv': 'link-outside',
      'bad\\xff.mkv': 'name-not-utf8',
    });
    expect(Object.keys(units).sort()).toEqual(['The Sample Show - 01.mkv', 'a.mkv', 'empty.mkv']);
  });

  it('by the options asked for', async () => {
    plant(folder.path, {
      'small.mkv': 'x',
      'large.mkv': 'x'.repeat(100),
      'other.avi': 'x'.repeat(100),
      'extras/large.mkv': 'x'.repeat(100),
    });
    expect((await scan({ minSize: 50 })).skipped).toEqual({ 'small.mkv': 'too-small' });
    expect(Object.keys((await scan({ ext: ['avi'] })).units)).toEqual(['other.avi']);
    expect((await scan({ exclude: ['**/extras/**', 'small*'] })).skipped).toEqual({
      'extras/large.mkv': 'excluded',
      'small.mkv': 'excluded',
    });
    expect((await scan({ minAgeMs: 1000, now: 1_600_000_000_500 })).skipped).toMatchObject({
      'small.mkv': 'too-young',
    });
    expect(Object.keys((await scan({ maxDepth: 1 })).units)).not.toContain('extras/large.mkv');
  });

  it('folders of other programs and discs are not entered, each told once with its reason', async () => {
    plant(folder.path, {
      '@eaDir/a.mkv': 'x',
      '#recycle/a.mkv': 'x',
      'lost+found/a.mkv': 'x',
      '.anivault-trash/a.mkv': 'x',
      '.Trash-1000/files/a.mkv': 'x',
      '.git/a.mkv': 'x',
      'Disc/BDMV/STREAM/00001.m2ts': 'x',
      'Fonts/a.mkv': 'x',
      'own/state/a.mkv': 'x',
      'Show/a.mkv': 'x',
      'Show/Subs/@eaDir/a.en.srt': 'x',
      'Show/Subs/a.de.srt': 'x',
    });
    const { units, skipped, listings } = await scan({ stateFolders: [join(folder.path, 'own', 'state')] });
    expect(units).toEqual({ 'Show/a.mkv': ['a.de.srt|.de'] });
    expect(skipped).toEqual({
      '@eaDir': '@eaDir',
      '#recycle': 'recycle-bin',
      'lost+found': 'lost+found',
      '.anivault-trash': '.anivault',
      '.Trash-1000': 'recycle-bin',
      '.git': 'hidden',
      'Disc/BDMV': 'disc-folder',
      Fonts: 'fonts',
      'own/state': '.anivault',
      'Show/Subs/@eaDir': '@eaDir',
    });
    for (const each of listings.flatMap((listing) => listing.skipped))
      expect(each).toMatchObject({ kind: null, size: null, reason: expect.stringMatching(/./) as string });
  });

  it('links to folders, where they are not followed', async () => {
    plant(folder.path, { 'real/a.mkv': 'x', 'in/b.mkv': 'x', 'note.txt': 'x' });
    const root = join(folder.path, 'in');
    symlinkSync(join(folder.path, 'real'), join(root, 'linked'));
    symlinkSync(join(folder.path, 'note.txt'), join(root, 'note.txt'));
    symlinkSync(join(folder.path, 'nowhere'), join(root, 'dangling'));
    expect((await scan({}, [root])).skipped).toEqual({ 'in/linked': 'link-outside' });
    expect((await scan({ followLinks: true }, [root])).skipped).toEqual({});
  });

  it('what is not whole yet, and what goes with it', async () => {
    plant(folder.path, {
      'a.mkv': 'x',
      'a.en.srt': 'x',
      'b.mkv': 'x',
      'b.en.srt': 'x',
    });
    utimesSync(join(folder.path, 'a.mkv'), 1_700_000_000, 1_700_000_000);
    expect(await scan({ minAgeMs: 1000 })).toMatchObject({
      units: { 'b.mkv': ['b.en.srt|.en'] },
      skipped: { 'a.mkv': 'too-young', 'a.en.srt': 'too-young' },
    });
  });

  it.skipIf(process.platform !== 'linux')('what another program writes to, by any of its names', async () => {
    plant(folder.path, { 'read.mkv': 'x', 'written.mkv': 'x', 'written.nfo': 'x', 'later.mkv': 'x' });
    linkSync(join(folder.path, 'written.mkv'), join(folder.path, 'same.mkv'));
    const reads = openSync(join(folder.path, 'read.mkv'), 'r');
    const writes = openSync(join(folder.path, 'written.mkv'), 'a');
    try {
      const { units, skipped } = await scan();
      expect(Object.keys(units).sort()).toEqual(['later.mkv', 'read.mkv']);
      expect(skipped).toEqual({
        'same.mkv': 'open-for-writing',
        'written.mkv': 'open-for-writing',
        'written.nfo': 'open-for-writing',
      });
    } finally {
      closeSync(reads);
      closeSync(writes);
    }
    expect((await scan()).skipped).toEqual({});
  });
});

describe('the walk', () => {
  it('tells identity and links of each file', async () => {
    plant(folder.path, { 'a.mkv': '12345' });
    linkSync(join(folder.path, 'a.mkv'), join(folder.path, 'b.mkv'));
    const { listings } = await scan();
    const [a, b] = listings[0]?.units ?? [];
    expect(a?.file).toMatchObject({
      name: 'a.mkv',
      kind: 'video',
      links: 2,
      identity: { size: 5, mtimeNs: '1600000000000000000' },
    });
    expect(a?.file.identity.ino).toBe(b?.file.identity.ino);
  });

  it('tells each file once where folders overlap', async () => {
    plant(folder.path, { 'Show/a.mkv': 'x' });
    const seen = (await scan({}, [folder.path, join(folder.path, 'Show'), folder.path])).listings.flatMap(
      ({ units }) => units,
    );
    expect(seen).toHaveLength(1);
  });

  it('follows links to folders only when asked, and link loops end', async () => {
    plant(folder.path, { 'real/a.mkv': 'x', 'in/b.mkv': 'x' });
    const root = join(folder.path, 'in');
    symlinkSync(join(folder.path, 'real'), join(root, 'linked'));
    symlinkSync(root, join(root, 'loop'));
    expect(Object.keys((await scan({}, [root])).units)).toEqual(['in/b.mkv']);
    expect(Object.keys((await scan({ followLinks: true }, [root])).units).sort()).toEqual([
      'in/b.mkv',
      'in/linked/a.mkv',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('reports a folder that can’t be read and goes on', async () => {
    plant(folder.path, { 'open/a.mkv': 'x', 'shut/b.mkv': 'x' });
    chmodSync(join(folder.path, 'shut'), 0);
    const { troubles, units } = await scan();
    chmodSync(join(folder.path, 'shut'), 0o700);
    expect(troubles).toMatchObject([{ code: 'E-FS-PERM', path: join(folder.path, 'shut') }]);
    expect(Object.keys(units)).toEqual(['open/a.mkv']);
  });

  it.skipIf(process.getuid?.() === 0)('reports a folder whose names can be read but not its files', async () => {
    plant(folder.path, { 'open/a.mkv': 'x', 'names/b.mkv': 'x', 'names/c.mkv': 'x' });
    chmodSync(join(folder.path, 'names'), 0o600);
    const { troubles, units } = await scan();
    chmodSync(join(folder.path, 'names'), 0o700);
    expect(troubles).toMatchObject([{ code: 'E-FS-PERM', path: join(folder.path, 'names') }]);
    expect(Object.keys(units)).toEqual(['open/a.mkv']);
  });

  it('holds back for a slow reader and ends when the reader does', async () => {
    for (let i = 0; i < 300; i += 1) mkdirSync(join(folder.path, `folder ${i}`));
    const stream = scanFolders([folder.path], OPTIONS, new AbortController().signal);
    expect((await stream.next()).done).toBe(false);
    await stream.return(undefined);
    expect((await stream.next()).done).toBe(true);
  });

  it('ends on an abort', async () => {
    for (let i = 0; i < 300; i += 1) mkdirSync(join(folder.path, `folder ${i}`));
    const stop = new AbortController();
    let seen = 0;
    const stream = scanFolders([folder.path], OPTIONS, stop.signal);
    while (!(await stream.next()).done) {
      seen += 1;
      if (seen === 3) stop.abort();
    }
    expect(seen).toBeLessThan(300);
  });
});

describe('checkFolders', () => {
  it('says what is wrong with a folder', async () => {
    plant(folder.path, { 'a.mkv': 'x' });
    await expect(checkFolders([folder.path])).resolves.toBeUndefined();
    await expect(checkFolders([join(folder.path, 'gone')])).rejects.toMatchObject({
      code: 'E-FS-GONE',
      path: join(folder.path, 'gone'),
    });
    await expect(checkFolders([join(folder.path, 'a.mkv')])).rejects.toMatchObject({ code: 'E-USAGE' });
  });
});
