// A copy of the packager with two of its lines mended. What it puts before every program asks for the home folder at its start, for native
// addons that AniVault has none of, and dies where the system knows no such folder (a user id without an entry, as containers have). And it
// writes the random name of its work folder into what it makes, so that no two executables of one commit would be the same.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NAME = '@yao-pkg/pkg';

/** What is mended: every place of `from` in `file`, of which there must be `times`. */
export const MENDS = [
  { file: 'prelude/sea-bootstrap.bundle.js', from: 'path.join(homedir(), ".cache")', to: '"/nonexistent"', times: 2 },
  { file: 'lib-es5/sea.js', from: 'main: bootstrapPath', to: "main: 'sea-main.js'", times: 1 },
];

/** A text with one mend made; throws where it does not have what is to be mended as often as expected. */
export function mended(text, { file, from, to, times }) {
  const parts = text.split(from);
  if (parts.length !== times + 1)
    throw new Error(`${NAME} has changed: "${from}" stands ${parts.length - 1} times in ${file}, not ${times}`);
  return parts.join(to);
}

/** Copies the packager into `folder`, mended, and answers with the file that begins it. What it requires it finds above that folder. */
export function mendPackager(folder) {
  const begins = createRequire(import.meta.url).resolve(`${NAME}/lib-es5/bin.js`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(dirname(begins), '..'), folder, { recursive: true });
  for (const mend of MENDS) {
    const file = join(folder, mend.file);
    writeFileSync(file, mended(readFileSync(file, 'utf8'), mend));
  }
  return join(folder, 'lib-es5', 'bin.js');
}
