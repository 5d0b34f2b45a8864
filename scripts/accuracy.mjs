// `npm run accuracy -- parse | match [generated]`: how many names of the corpus are read, matched and placed right. The corpus stays outside:
// ANIVAULT_CORPUS, or `../shared` beside the project. It brings the names, the judge and a TMDB on loopback; the program is the built one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { calibration, strongOfRight } from './accuracy/calibration.mjs';
import { classify } from './accuracy/classes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = resolve(root, process.env.ANIVAULT_CORPUS ?? '../shared');
const [what = 'parse', which = ''] = process.argv.slice(2);
const CASES = {
  parse: 'parse-cases.jsonl',
  match: which === 'generated' ? 'match-generated.jsonl' : 'match-cases.jsonl',
};
/** Any key will do: the stand-in takes every one. */
const KEY = '0123456789abcdef0123456789abcdef';

if (!(what in CASES)) {
  console.error('npm run accuracy -- parse | match [generated]');
  process.exit(64);
}
const cases = join(corpus, 'data', 'dev', CASES[what]);
const judge = join(corpus, 'tools', 'grade.mjs');
if (!existsSync(cases) || !existsSync(judge)) {
  console.log('skipped: no corpus');
  process.exit(0);
}

/** Starts the corpus's TMDB; resolves with its address and how to end it. */
function startCatalogue() {
  const server = spawn(
    process.execPath,
    [join(corpus, 'tools', 'tmdb-standin.mjs'), '--db', join(corpus, 'data', 'tmdb-titles.jsonl'), '--latency', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((done, fail) => {
    server.on('exit', (code) => fail(new Error(`the stand-in ended with ${code}`)));
    server.stdout.once('data', (line) => done({ url: JSON.parse(String(line)).url, close: () => server.kill() }));
  });
}

/** Names shown of each class. */
const SHOWN = 5;
const linesOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const work = mkdtempSync(join(tmpdir(), 'anivault-accuracy-'));
const library = join(work, 'names');
const answers = join(work, 'answers.ndjson');
const plainAnswers = join(work, 'answers-ascii.ndjson');
const failures = join(work, 'failures.jsonl');
const run = (args, options = {}) => spawnSync(process.execPath, args, { stdio: 'inherit', ...options });
let catalogue = null;
try {
  run([join(root, 'scripts', 'bundle.mjs'), '--if-stale']);
  run([judge, 'library', cases, library]);
  const env = { ...process.env, ANIVAULT_HOME: join(work, 'home') };
  if (what === 'match') {
    catalogue = await startCatalogue();
    Object.assign(env, { ANIVAULT_TMDB_URL: catalogue.url, TMDB_API_KEY: KEY });
  }
  const started = Date.now();
  run([join(root, 'scripts', 'anivault.cjs'), what === 'parse' ? 'scan' : 'match', library, '--json'], {
    env,
    stdio: ['ignore', openSync(answers, 'w'), 'inherit'],
  });
  console.log(`answered in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  writeFileSync(plainAnswers, inAscii(readFileSync(answers, 'utf8')));
  run([judge, what, cases, library, '--failures', failures], {
    stdio: [openSync(plainAnswers, 'r'), 'inherit', 'inherit'],
  });
  if (catalogue) {
    const { requests } = await (await globalThis.fetch(`${catalogue.url}/__stats`)).json();
    const events = linesOf(answers);
    const groups =
      events.findLast(({ event, fields }) => event === 'progress' && fields.total !== null)?.fields.total ?? 0;
    console.log(`${requests} requests for ${groups} groups: ${(requests / Math.max(1, groups)).toFixed(2)} each`);
    const scored = await answersWithScores(events);
    console.log(`${strongOfRight(scored)} % of the right ones are strong`);
    console.table(calibration(scored));
  }
  tellClasses(failures);
} finally {
  catalogue?.close();
  rmSync(work, { recursive: true, force: true });
}

/** JSON in ASCII alone: the judge reads in pieces, and a letter that lies in two of them would cost it a whole answer. */
function inAscii(json) {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Score and state of each case that was answered, and whether the judge took it for right. */
async function answersWithScores(events) {
  const { placeOf } = await import(pathToFileURL(judge).href);
  const wrong = new Set((existsSync(failures) ? linesOf(failures) : []).map(({ id }) => id));
  const said = new Map(
    events.filter(({ fields }) => 'state' in fields).map(({ fields }) => [fields.file_path?.normalize('NFC'), fields]),
  );
  return linesOf(cases).flatMap((item) => {
    const place = placeOf(item);
    const fields = place === null ? undefined : said.get(resolve(library, place).normalize('NFC'));
    return fields ? [{ score: fields.score, state: fields.state, right: !wrong.has(item.id) }] : [];
  });
}

/** Failures by what they have in common, with a few of each. */
function tellClasses(path) {
  if (!existsSync(path)) return;
  for (const [kind, names] of classify(linesOf(path), linesOf(cases), what === 'parse')) {
    console.log(`\n${names.length}  ${kind}`);
    for (const name of names.slice(0, SHOWN)) console.log(`     ${name}`);
  }
}
