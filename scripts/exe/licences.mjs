// The licences of everything inside an executable, in one text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** What packages bring compiled, whose own licence is not among their files. */
const COMPILED_IN = [
  {
    inside: 'anitomyscript',
    name: 'Anitomy (compiled to WebAssembly, inside anitomyscript)',
    text: `Copyright (c) Eren Okka

This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. Its text is at https://mozilla.org/MPL/2.0/.
It is used unchanged; its source is at https://github.com/erengy/anitomy.`,
  },
];

const filesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');

/** For a package that has no such file: what its manifest says, with the words that this licence wants repeated. */
export function licenceByName({ name, licence, author, homepage }) {
  const head = [`Licence: ${licence ?? 'not stated'}`, homepage].filter(Boolean).join('\n');
  if (licence !== 'MIT') return author ? `${head}\nAuthor: ${author}` : head;
  return `${head}\n\nCopyright (c) ${author ?? `the authors of ${name}`}\n\n${MIT}`;
}

/** The licence of Node, which names those of all that Node is made of; every Node package has the same. */
function nodeLicence(root, runtimes) {
  const file = runtimes.map(({ folder }) => join(root, folder, 'LICENSE')).find(existsSync);
  if (file === undefined) throw new Error('no Node package with its licence is installed');
  return readFileSync(file, 'utf8').trim();
}

/** One text for all `packages` and `runtimes`, as `inside.mjs` tells them. Throws where a package says nothing of its licence. */
export function licencesOf(root, packages, runtimes) {
  const parts = packages.flatMap((one) => {
    const text = filesIn(join(root, one.folder));
    if (text === '' && one.licence === null) throw new Error(`${one.name} does not say what its licence is`);
    const compiled = COMPILED_IN.filter(({ inside }) => inside === one.name).map(({ name, text }) => [name, text]);
    return [[`${one.name} ${one.version}`, text || licenceByName(one)], ...compiled];
  });
  parts.push(['Node.js and what it is made of', nodeLicence(root, runtimes)]);
  const rule = '-'.repeat(100);
  const head = 'AniVault is made with the work of others. These are the licences of what an executable of it holds.\n';
  return `${head}\n${parts.map(([name, text]) => `${rule}\n${name}\n${rule}\n\n${text}\n`).join('\n')}`;
}
