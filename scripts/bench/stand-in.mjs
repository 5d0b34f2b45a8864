// What benches share that want a TMDB: the corpus's stand-in on loopback, and folders of series that it knows.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownNode } from './measure.mjs';

/** Starts the stand-in; resolves with its address and what can be done to it. */
export async function startServer({ corpus, root, db }, ...args) {
  const script = join(corpus, 'tools', 'tmdb-standin.mjs');
  const child = spawn(ownNode(root), [script, '--db', db, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((done, fail) => {
    child.on('exit', (code) => fail(new Error(`the stand-in ended with ${code}`)));
    child.stdout.once('data', (line) => done(JSON.parse(String(line)).url));
  });
  const ask = async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await globalThis.fetch(`${url}${path}`, init)).text();
  };
  return {
    url,
    stats: async () => JSON.parse(await ask('/__stats')),
    reset: () => ask('/__reset', {}),
    faults: (list) => ask('/__faults', list),
    close: () => child.kill(),
  };
}

/** Names of distinct series, one file each. */
export function plant(folder, names) {
  for (const name of names) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, `${name} - 01.mkv`), 'x');
  }
  return folder;
}

/** A world whose TMDB knows `count` series with plain names, and those names. */
export function plainWorld(request, workshop, count) {
  const rows = readFileSync(join(request.corpus, 'data', 'tmdb-titles.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const isPlain = ({ tmdb_type: type, adult, name }) =>
    type === 'tv' && !adult && /^[A-Za-z][A-Za-z ]{7,40}$/.test(name);
  const titles = new Map(
    rows
      .map((row) => [JSON.parse(row), row])
      .filter(([title]) => isPlain(title))
      .map(([{ name }, row]) => [name, row]),
  );
  const chosen = [...titles.keys()].slice(0, count);
  const world = { ...request, db: join(workshop, 'titles.jsonl') };
  writeFileSync(world.db, chosen.map((name) => titles.get(name)).join('\n'));
  return { world, chosen };
}
