// The bill of materials: what is inside the executables, in CycloneDX 1.5. npm's own list is by what is wanted in development too, and leaves
// out what both need; this one is by what the bundle holds. The same commit gives the same list: no time but the commit's, no random number.

/** `pkg:npm/%40scope/name@version`, as package URLs spell it. */
export const packageUrl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const hashesOf = (integrity) => {
  const [algorithm, base64] = integrity.split(/-(.*)/s);
  if (algorithm !== 'sha512') throw new Error(`no checksum of this kind is expected: ${algorithm}`);
  return [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
};

const SIMPLE_LICENCE = /^[\w.+-]+$/;

const licencesIn = (licence) => {
  if (licence === null) return {};
  return { licenses: [SIMPLE_LICENCE.test(licence) ? { license: { id: licence } } : { expression: licence }] };
};

const partOf = (type, { name, version, licence, integrity, homepage }) => {
  const [, group, bare = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const purl = packageUrl(name, version);
  return {
    type,
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: bare,
    version,
    scope: 'required',
    hashes: hashesOf(integrity),
    ...licencesIn(licence),
    purl,
    ...(homepage ? { externalReferences: [{ type: 'website', url: homepage }] } : {}),
  };
};

/** One of each name and version: a package may lie in two folders. */
const once = (parts) => [...new Map(parts.map((part) => [part['bom-ref'], part])).values()];

/**
 * The list of the version of one commit, made at `time` (the commit's). `packages` and `runtimes` as `inside.mjs` tells them, `direct` the
 * names that the program itself asks for.
 */
export function billOfMaterials({ version, commit, time, packages, runtimes, direct }) {
  const refOf = new Map(packages.map((one) => [one.folder, packageUrl(one.name, one.version)]));
  const program = packageUrl('anivault', version);
  const top = packages.filter(({ folder }) => direct.includes(folder.replace('node_modules/', '')));
  const needs = new Map([[program, new Set([...top, ...runtimes].map((one) => packageUrl(one.name, one.version)))]]);
  for (const one of [...packages, ...runtimes]) {
    const all = needs.get(packageUrl(one.name, one.version)) ?? new Set();
    for (const folder of one.needs ?? []) all.add(refOf.get(folder));
    needs.set(packageUrl(one.name, one.version), all);
  }
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: new Date(time).toISOString(),
      component: {
        type: 'application',
        'bom-ref': program,
        name: 'anivault',
        version,
        licenses: [{ license: { id: 'MIT' } }],
        purl: program,
        properties: [{ name: 'anivault:commit', value: commit }],
      },
    },
    components: once([
      ...packages.map((one) => partOf('library', one)),
      ...runtimes.map((one) => partOf('platform', one)),
    ]),
    dependencies: [...needs].map(([ref, on]) => ({ ref, dependsOn: [...on].sort() })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
