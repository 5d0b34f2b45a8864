// The rules of the house that a linter can hold: strict types, no unsafe habits, destructive file calls in two places only.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const DESTRUCTIVE = [
  'unlink',
  'rm',
  'rmdir',
  'rename',
  'link',
  'symlink',
  'copyFile',
  'cp',
  'truncate',
  'ftruncate',
  'writeFile',
  'appendFile',
  'mkdir',
  'createWriteStream',
  'utimes',
  'futimes',
  'lutimes',
  'chmod',
  'fchmod',
  'chown',
  'fchown',
  'write',
  'writev',
  'open',
].flatMap((name) => [name, `${name}Sync`]);
const FS_MODULES = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises'];

const noProcess = ['process', 'console'].map((name) => ({ name, message: 'Handed in by main, world or run-tui.' }));
const noTimers = ['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: 'Take a Clock.' }));
const noClocks = [
  { object: 'Date', property: 'now', message: 'Take a Clock.' },
  { object: 'Math', property: 'random', message: 'Take a Random.' },
  { object: 'performance', property: 'now', message: 'Take a Clock.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'releases/', 'snapshots/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: new URL('../..', import.meta.url).pathname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/prefer-literal-enum-member': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-control-regex': 'off',
      'no-irregular-whitespace': [
        'error',
        { skipRegExps: true, skipStrings: true, skipTemplates: true, skipComments: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals instead.' },
        { selector: 'TSNonNullExpression', message: 'Decide what happens when it is missing.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/main.ts', 'src/world.ts', 'src/world/**', 'src/tui/run-tui.tsx', 'src/*/worker.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noProcess, ...noTimers],
      'no-restricted-properties': ['error', ...noClocks],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: [
      'src/disk/own-file.ts',
      'src/disk/own-file-async.ts',
      'src/apply/transfer.ts',
      'src/apply/transfer/**',
      'src/world/sample.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: FS_MODULES.map((name) => ({
            name,
            importNames: [...DESTRUCTIVE, 'default', 'promises'],
            message: 'Only disk/own-file and apply/transfer change files.',
          })),
        },
      ],
    },
  },
  {
    files: ['src/tui/**/*.tsx', 'src/tui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'require',
          'module',
          '__dirname',
          'AbortController',
        ].map((n) => [n, 'readonly']),
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
