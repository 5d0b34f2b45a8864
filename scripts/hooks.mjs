// `npm run hooks`, and `prepare` after every install: puts the pre-commit hook in place (types, and lint and format of what is staged;
// under 20 s). Never fails: without git, outside a checkout and in CI there is nothing to do. A hook of somebody else's stays.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MARK = '# installed by scripts/hooks.mjs';
const HOOK = `#!/bin/sh
${MARK}: types, lint and format of what is about to be committed; the whole check is \`npm run check\`
set -e
staged() { git diff --cached --name-only --diff-filter=ACMR -z -- "$@"; }
staged | xargs -0 -r npx --no-install prettier --check --ignore-unknown --log-level warn
[ -n "$(staged '*.ts' '*.tsx' '*.mjs' '*.js' '*.cjs' | head -c 1)" ] || exit 0
npx --no-install tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/pre-commit.tsbuildinfo &
types=$!
staged '*.ts' '*.tsx' '*.mjs' '*.js' '*.cjs' | xargs -0 npx --no-install eslint --config scripts/config/eslint.config.js --cache --cache-location node_modules/.cache/eslint/
wait $types
`;

function install() {
  if (process.env.CI || !existsSync(join(root, '.git'))) return;
  const asked = ['rev-parse', '--path-format=absolute', '--git-path', 'hooks/pre-commit'];
  const file = execFileSync('git', asked, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  if (existsSync(file) && !readFileSync(file, 'utf8').includes(MARK)) {
    console.error(`anivault: ${file} is not ours and stays; the checks before a commit are \`npm run check\`.`);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, HOOK);
  chmodSync(file, 0o755);
}

try {
  install();
} catch (error) {
  console.error(`anivault: the pre-commit hook was not installed: ${error.message}`);
}
