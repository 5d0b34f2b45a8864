// `npm run hooks`: installs the pre-commit hook: types, and lint and format of what is about to be committed (under 20 s).
import { chmodSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const folder = execFileSync('git', ['rev-parse', '--git-path', 'hooks'], { encoding: 'utf8' }).trim();
const file = join(folder, 'pre-commit');
writeFileSync(
  file,
  `#!/bin/sh
# types, lint and format of what is about to be committed; the whole check is \`npm run check\`
set -e
files=$(git diff --cached --name-only --diff-filter=ACM -- '*.ts' '*.tsx' '*.mjs' '*.js' '*.cjs')
[ -z "$files" ] && exit 0
npx --no-install tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/pre-commit.tsbuildinfo
npx --no-install eslint --config scripts/config/eslint.config.js --cache --cache-location node_modules/.cache/eslint/ $files
npx --no-install prettier --check --log-level warn $files
`,
);
chmodSync(file, 0o755);
