// The doors of the house (src/README.md): which room may import from which.
const stage = '^src/(scan|parse|tmdb|cache|match|review|plan|apply|settings|log|demo)/';
const room = (name) => `^src/${name}/`;
/** Files of `from` may import only what `allowed` lists below src. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed.map((each) => (each.endsWith('.ts') ? `^src/${each}$` : room(each))) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^src/main\\.ts$', '^src/(apply|scan)/worker\\.ts$', '^src/model/', '\\.d\\.ts$'],
      },
      to: {},
    },
    only('model-imports-nothing', room('model'), ['model']),
    only('names', room('names'), ['names', 'model']),
    only('disk', room('disk'), ['disk', 'model']),
    ...['scan', 'parse', 'tmdb', 'plan', 'apply', 'settings', 'log', 'demo'].map((name) =>
      only(name, room(name), [name, 'model', 'names', 'disk']),
    ),
    only('match', room('match'), ['match', 'model', 'names', 'disk', 'parse/title.ts']),
    only('cache', room('cache'), ['cache', 'model', 'names', 'disk', 'parse/title.ts']),
    only('review', room('review'), [
      'review',
      'model',
      'names',
      'disk',
      'match/episodes.ts',
      'match/orders.ts',
      'plan/naming.ts',
    ]),
    {
      name: 'match-and-plan-know-no-review',
      severity: 'error',
      from: { path: '^src/(match|plan)/' },
      to: { path: room('review') },
    },
    {
      name: 'workflow',
      severity: 'error',
      from: { path: room('workflow') },
      to: { path: '^src/(cli|tui|main|world)' },
    },
    only('cli', room('cli'), [
      'cli',
      'workflow',
      'review',
      'model',
      'names',
      'settings/options.ts',
      'settings/option-value.ts',
      'settings/units.ts',
    ]),
    only('tui', room('tui'), [
      'tui',
      'workflow',
      'review',
      'model',
      'names',
      'settings/options.ts',
      'settings/option-value.ts',
    ]),
    {
      name: 'ink-only-in-tui',
      severity: 'error',
      from: { path: '^src/', pathNot: room('tui') },
      to: { path: 'node_modules/(ink|react|@inkjs|ink-.*)/' },
    },
    {
      // what loads Ink before its turn costs the first frame a quarter more
      name: 'first-frame-waits-for-nothing',
      severity: 'error',
      from: { path: '^src/tui/(terminal/|[^/]+\\.ts$)' },
      to: { path: 'node_modules/(ink|react|@inkjs|ink-.*)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-windows',
      severity: 'error',
      from: { path: stage },
      to: { path: '^src/(workflow|cli|tui|world|main)' },
    },
    {
      name: 'main-is-lazy',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'known-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
