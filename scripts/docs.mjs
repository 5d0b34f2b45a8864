// `npm run docs`: the tables and the picture of README.md from the code and its frames, so that they can't disagree. `--check` only looks.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { COMMANDS } from '../src/cli/commands/all.ts';
import { EXIT_CODES, FAILURE_MEANS, VARIABLES } from '../src/cli/contract.ts';
import { FAILURE_EXIT } from '../src/model/failure.ts';
import { OPTIONS } from '../src/settings/options.ts';
import { APPLY_KEYS, REVIEW_KEYS, START_KEYS } from '../src/tui/keymap.ts';

const file = fileURLToPath(new URL('../README.md', import.meta.url));

/** The frame that the tests hold the Review screen to. */
const picture = fileURLToPath(new URL('../snapshots/review-pane-80x24.txt', import.meta.url));

const cell = (text) => text.replaceAll('|', '\\|');
const code = (text) => (text === '' ? '' : `\`${cell(text)}\``);
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const fallbackOf = ({ kind, default: fallback }) => {
  if (kind === 'boolean' || fallback === null || fallback.length === 0) return '';
  return code(String(fallback));
};
const exitOf = (name) => (name === 'E-INTERRUPTED' ? '129 · 130 · 143' : String(FAILURE_EXIT[name]));
const usageOf = ({ name, args }) => `anivault ${name}${args === '' ? '' : ` ${args.toUpperCase()}`}`;
const keyTable = (rows) =>
  table(
    ['key', 'does'],
    rows.map(({ shown, does }) => [code(shown), cell(does)]),
  );

const TABLES = {
  commands: () =>
    table(
      ['command', 'does'],
      COMMANDS.map((command) => [code(usageOf(command)), cell(command.summary)]),
    ),
  options: () =>
    table(
      ['option', 'variable', 'setting', 'default', 'means'],
      OPTIONS.map((option) => [
        code(option.kind === 'boolean' ? option.flag : `${option.flag} ${option.placeholder}`),
        code(option.variable),
        option.settable ? code(option.key) : '',
        fallbackOf(option),
        cell(option.help),
      ]),
    ),
  'exit-codes': () =>
    table(
      ['code', 'means'],
      EXIT_CODES.map((row) => row.map(cell)),
    ),
  'failure-codes': () =>
    table(
      ['`error_code`', 'ends', 'means'],
      Object.entries(FAILURE_MEANS).map(([name, means]) => [code(name), exitOf(name), cell(means)]),
    ),
  variables: () =>
    table(
      ['variable', 'means'],
      VARIABLES.map(([name, means]) => [code(name), cell(means)]),
    ),
  frame: () => `\`\`\`text\n${readFileSync(picture, 'utf8').trimEnd()}\n\`\`\``,
  'keys-start': () => keyTable(START_KEYS),
  'keys-review': () => keyTable(REVIEW_KEYS),
  'keys-apply': () => keyTable(APPLY_KEYS),
};

const before = readFileSync(file, 'utf8');
const filled = before.replace(
  /(<!-- table: ([a-z-]+) -->\n)[^]*?(<!-- end -->)/g,
  (_, opening, name, closing) => `${opening}\n${TABLES[name]()}\n\n${closing}`,
);
const after = await format(filled, { ...(await resolveConfig(file)), filepath: file });

if (after === before) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('README.md does not agree with the code: run `npm run docs`.');
  process.exit(1);
}
writeFileSync(file, after);
