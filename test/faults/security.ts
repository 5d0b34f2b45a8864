// The security matrix, row by row: which test holds it, or why none does. `security.test.ts` looks that each named test is there.

/** A test by its file below test/ and words of its name as they stand there. */
export type Proof = readonly [file: string, name: string];

export interface Row {
  readonly row: number;
  readonly threat: string;
  /** at least one, unless `reason` says why none */
  readonly proofs: readonly Proof[];
  readonly reason?: string;
}

export const SECURITY: readonly Row[] = [
  {
    row: 1,
    threat: 'escape sequences in a file name or title reach the terminal',
    proofs: [
      ['names/display.test.ts', 'never lets a control character through'],
      ['e2e/bad-input.test.ts', 'none reaches the terminal as it is'],
    ],
  },
  {
    row: 2,
    threat: 'the same through --json',
    proofs: [['cli/ndjson.test.ts', 'is safe to look at']],
  },
  {
    row: 3,
    threat: 'lines forged by a line feed in a name',
    proofs: [
      ['log/logger.test.ts', 'can’t be made to forge a line'],
      ['cli/ndjson.test.ts', 'has exactly phase, event, ts and fields'],
    ],
  },
  {
    row: 4,
    threat: 'clipboard, window title and links set by a name',
    proofs: [['e2e/bad-input.test.ts', 'none reaches the terminal as it is']],
  },
  { row: 5, threat: 'width spoofing', proofs: [['names/display.test.ts', 'fits to exactly the cells asked for']] },
  {
    row: 6,
    threat: 'two targets look the same',
    proofs: [
      ['names/display.test.ts', 'left\\\\u202eright'],
      ['plan/plan.test.ts', 'never plans two files for one place'],
    ],
  },
  {
    row: 7,
    threat: 'a title leads out of the library',
    proofs: [
      ['plan/plan.test.ts', 'nor one outside the library'],
      ['apply/trouble.test.ts', 'puts nothing outside the roots'],
      ['e2e/bad-setup.test.ts', 'that leads out of its roots'],
    ],
  },
  { row: 8, threat: 'names that Windows reserves', proofs: [['names/safe-name.test.ts', 'no device, whatever comes']] },
  {
    row: 9,
    threat: 'a link at the target redirects writes',
    proofs: [['apply/trouble.test.ts', 'nor through a link that leads out']],
  },
  {
    row: 10,
    threat: 'a hard link to somebody else’s file among the downloads',
    proofs: [
      ['scan/walk.test.ts', 'tells identity and links of each file'],
      ['apply/trouble.test.ts', 'is copied without its special rights, and neither name of it is touched'],
    ],
  },
  { row: 11, threat: 'prototype pollution', proofs: [['faults/security.test.ts', 'pollutes nothing']] },
  {
    row: 12,
    threat: 'huge, deep or wrongly typed JSON',
    proofs: [
      ['tmdb/client-trouble.test.ts', "kind: 'huge', bytes: 9_000_000"],
      ['tmdb/client-trouble.test.ts', "{ kind: 'wrong-types' }, 2"],
    ],
  },
  {
    row: 13,
    threat: 'regular expressions that never end',
    proofs: [['parse/any-name.test.ts', 'gives a value whose numbers are numbers and whose titles are titles']],
  },
  {
    row: 14,
    threat: 'the key in addresses, logs and errors',
    proofs: [
      ['e2e/secrets.test.ts', 'watched by NODE_DEBUG'],
      ['e2e/ndjson.test.ts', 'the key was in force all the time'],
      ['log/logger.test.ts', 'lets no known secret into a log, wherever it stands'],
    ],
  },
  {
    row: 15,
    threat: 'the key in the list of processes',
    proofs: [
      ['e2e/secrets.test.ts', 'is in no list of processes'],
      ['cli/words.test.ts', 'never repeats a key that was given as an argument'],
    ],
  },
  {
    row: 16,
    threat: 'the key in crash reports',
    proofs: [
      ['e2e/secrets.test.ts', 'in no report of a running one'],
      ['e2e/secrets.test.ts', 'is in no last words of a bug'],
    ],
  },
  { row: 17, threat: 'the key follows a redirect', proofs: [['e2e/secrets.test.ts', 'sent elsewhere']] },
  { row: 18, threat: 'TLS checks are off', proofs: [['e2e/secrets.test.ts', 'TLS switched off']] },
  {
    row: 19,
    threat: 'the key in plan, cache or the report for a bug',
    proofs: [
      ['e2e/secrets.test.ts', 'in the report for a bug'],
      ['e2e/bad-setup.test.ts', 'the key stands in none of our own files'],
    ],
  },
  {
    row: 20,
    threat: 'wrong or badly pasted keys',
    proofs: [
      ['settings/find-key.test.ts', 'that is none is refused without being repeated'],
      ['e2e/secrets.test.ts', 'typed with rubbish'],
    ],
  },
  {
    row: 21,
    threat: 'the key at rest is changed, cut or readable',
    proofs: [
      ['settings/secret.test.ts', 'notices every single changed bit'],
      ['settings/secret.test.ts', 'notices every changed letter of the box as it is stored'],
      ['e2e/provoked.test.ts', 'no setting and no key is lost, whatever is tried'],
      ['settings/secret.test.ts', 'keeps the keyfile to its owner and makes it once'],
    ],
  },
  {
    row: 22,
    threat: 'the choice of protection',
    proofs: [
      ['settings/find-key.test.ts', 'the variable, then the file it names, then the settings'],
      ['e2e/key-prompt.test.ts', 'is sealed by a passphrase, asked for again when it is needed'],
    ],
  },
  {
    row: 23,
    threat: 'a keyring that is missing, locked or never answers',
    proofs: [],
    reason:
      'No keyring is used: it would be a native package that headless boxes can’t open. A keyfile or a passphrase seals.',
  },
  {
    row: 24,
    threat: 'tokens of another program are imported wrongly',
    proofs: [],
    reason: 'Nothing is imported from other programs: a key is pasted or piped in.',
  },
  {
    row: 25,
    threat: 'secrets stay in memory or swap',
    proofs: [],
    reason:
      'A JavaScript string can’t be wiped. The process lives for one command, core dumps are the system’s to switch off, and programs of the same user are out of reach of any protection here (README says so).',
  },
  {
    row: 26,
    threat: 'journal, plan or log readable by others',
    proofs: [
      ['disk/own-file.test.ts', 'for the owner alone'],
      ['faults/security.test.ts', 'everything of ours is for its owner alone'],
    ],
  },
  {
    row: 27,
    threat: 'temporary names that can be foreseen',
    proofs: [['disk/own-file.test.ts', 'makes a file once and never replaces it']],
  },
  { row: 28, threat: 'commands injected by names', proofs: [['faults/security.test.ts', 'starts no other program']] },
  {
    row: 29,
    threat: 'XML of sidecars',
    proofs: [],
    reason:
      'An nfo is searched for an id as text; no XML parser is among the packages, so there are no entities to expand.',
  },
  {
    row: 30,
    threat: 'packages that turn bad',
    proofs: [['faults/security.test.ts', 'at most fifteen packages, pinned']],
  },
  {
    row: 31,
    threat: 'reads or writes outside roots, state and cache',
    proofs: [['apply/trouble.test.ts', 'puts nothing outside the roots']],
    reason:
      'Node’s permission model is not part of the tests: it forbids the worker and links outright. A lint rule holds every call that changes a file to two places.',
  },
  {
    row: 32,
    threat: 'a cache poisoned by another user',
    proofs: [
      ['cache/json-cache.test.ts', 'no changed byte is ever believed'],
      ['cache/json-cache.test.ts', 'for its owner only'],
    ],
  },
  {
    row: 33,
    threat: 'a million files, ten thousand folders deep',
    proofs: [
      ['scan/walk.test.ts', 'holds back for a slow reader and ends when the reader does'],
      ['scan/extremes.test.ts', 'deeper than a path can be'],
      ['scan/extremes.test.ts', 'thousands of files in one folder'],
    ],
    reason: 'Memory over 300,000 files is measured by the benches, not in the tests.',
  },
  {
    row: 34,
    threat: 'update checks and telemetry',
    proofs: [['faults/security.test.ts', 'knows no address but TMDB’s']],
  },
];
