// Every fault that the program promises to survive, with the test that shows it, or the reason why none does. Data only.

/** A test by its file below `test/` and a part of its name, or a reason in words. */
export type Proof = { readonly file: string; readonly test: string } | { readonly reason: string };

export interface FaultRow {
  /** `C1` … `C84`: faults of disks, names and programs; threats are in `security` */
  readonly row: string;
  readonly fault: string;
  readonly proof: Proof;
}

const by = (row: string, fault: string, file: string, test: string): FaultRow => ({
  row,
  fault,
  proof: { file, test },
});
const because = (row: string, fault: string, reason: string): FaultRow => ({ row, fault, proof: { reason } });

const SWEEP = 'sweep/sweep.test.ts';
const KILLED = 'loses nothing, and finds its mutants';
const FAILING = 'sweep/faults.test.ts';
const CALL = '$call: $error $how';
const TROUBLE = 'apply/trouble.test.ts';
const ON_SWEEP = 'needs root and a mounted disk: `npm run sweep` tries it';

export const FAULTS: readonly FaultRow[] = [
  by('C1', 'SIGKILL in apply', SWEEP, KILLED),
  by('C2', 'SIGKILL in rollback and resume', 'apply/crash.test.ts', 'a rollback killed after a run that %s'),
  by('C3', 'SIGKILL in the recovery', 'apply/crash.test.ts', 'a rollback killed after a run that was killed at'),
  because('C4', 'power cut on ext4 and xfs', ON_SWEEP),
  because('C5', 'power cut, journal on another disk', ON_SWEEP),
  because('C6', 'power cut on btrfs', ON_SWEEP),
  because(
    'C7',
    'unordered writes',
    'no test loses writes out of order: power cuts on ext4 and xfs, with the journal on another disk, are the nearest',
  ),
  by('C8', 'signal in a copy', 'apply/run.test.ts', 'abandons a copy at step %i and leaves no temporary file'),
  by('C9', 'second interrupt', 'e2e/signals.test.ts', 'a second SIGINT ends the program at once'),
  by('C10', 'terminal gone', 'e2e/session.test.ts', 'a session comes back exactly as it was after %s'),
  by('C11', 'output piped to head', 'e2e/signals.test.ts', 'a reader that goes away'),
  by('C12', 'stopped holder of the lock', 'apply/lock.test.ts', 'is held by a holder that is stopped'),
  by('C13', 'several runs at once', SWEEP, KILLED),
  by('C14', 'two hosts on one share', 'apply/root-mark.test.ts', 'refuses a run while another machine is at work'),
  by('C15', 'disk full in a copy', FAILING, CALL),
  by('C16', 'short write', 'disk/own-file.test.ts', 'keeps the good file when the disk takes only a part'),
  by('C17', 'state disk full', FAILING, 'no room in the journal for $what'),
  by('C18', 'quota', FAILING, CALL),
  by('C19', 'file too big', FAILING, CALL),
  by('C20', 'EIO reading the source', FAILING, 'a source that can not be read stops a copy'),
  by('C21', 'EIO writing the copy', FAILING, CALL),
  by('C22', 'sync EIO', FAILING, CALL),
  by('C23', 'silent corruption on the way', 'apply/disturbed.test.ts', 'a byte that changed on the way is found'),
  by('C24', 'no hard links', FAILING, CALL),
  by('C25', 'EXDEV on one device', FAILING, CALL),
  by('C26', 'other owner', FAILING, CALL),
  by('C27', 'EBUSY that passes', FAILING, CALL),
  by('C28', 'EBUSY for ever', FAILING, CALL),
  by('C29', 'unlink refused after landing', FAILING, CALL),
  by('C30', 'rename refused', FAILING, 'where hard links and renames are refused everything stays'),
  by('C31', 'permission denied', FAILING, CALL),
  by('C32', 'read-only in the middle', FAILING, CALL),
  because('C33', 'immutable file', 'the same EPERM of link and unlink as C24 and C29'),
  because('C34', 'append-only folder', 'the same EPERM of unlink as C29'),
  by('C35', 'share gone in the middle', FAILING, CALL),
  by('C36', 'share hangs', 'apply/disturbed.test.ts', 'a share that never answers does not hold the program'),
  by('C37', 'share not mounted', 'plan/plan-file.test.ts', 'that a disk is not mounted'),
  by('C38', 'another disk at the same place', TROUBLE, 'another disk at its place, with other files of the same names'),
  by('C39', 'ESTALE', FAILING, CALL),
  by(
    'C40',
    'done although an error came back',
    'apply/disturbed.test.ts',
    'a link that was made although the disk says',
  ),
  by('C41', 'source vanished', TROUBLE, 'says when a file vanished'),
  by('C42', 'source replaced', TROUBLE, 'leaves alone a file that changed since the plan'),
  by('C43', 'source grows while it is copied', 'apply/disturbed.test.ts', 'a source that grows while it is copied'),
  by('C44', 'target appears between look and landing', SWEEP, KILLED),
  by('C45', 'names in progress', 'scan/walk.test.ts', 'has a named reason'),
  by('C46', 'preallocated file', 'plan/preflight.test.ts', 'only a part is on the disk, that it may not be complete'),
  by('C47', 'too young', 'scan/walk.test.ts', 'by the options asked for'),
  by('C48', 'still being written', TROUBLE, 'leaves alone a file that changed since the plan'),
  by('C49', 'folders of other programs', 'scan/walk.test.ts', 'folders of other programs and discs are not entered'),
  by('C50', 'open in a player', 'apply/disturbed.test.ts', 'whoever has the file open reads on'),
  because('C51', 'case-only rename on a folding disk', ON_SWEEP),
  by('C52', 'rename that changes nothing', 'apply/windows-disk.test.ts', 'goes by way of a third name'),
  by(
    'C53',
    'two spellings on a folding disk',
    'plan/plan-file.test.ts',
    'sees that a place is wanted twice, also in another spelling: %s',
  ),
  by('C54', 'NFC and NFD', 'apply/unicode-forms.test.ts', 'never costs the twin that a disk may have beside it'),
  by('C55', 'ß and ss', 'plan/plan-file.test.ts', 'sees that a place is wanted twice, also in another spelling: %s'),
  by('C56', 'swap, rotate, shift', TROUBLE, 'shifts and swaps by way of a temporary name, and back'),
  by(
    'C57',
    'two sources for one target',
    'plan/plan.test.ts',
    'never plans two files for one place, nor one outside the library, nor another plan from the same',
  ),
  by('C58', '255-byte names', 'plan/plan.test.ts', 'within 255 bytes'),
  by('C59', 'path limits', 'plan/conflicts.test.ts', 'a path longer than the system takes is a refusal'),
  by('C60', 'name that is no UTF-8', 'scan/walk.test.ts', 'has a named reason'),
  by('C61', 'hostile names', 'apply/property.test.ts', 'apply then rollback is the identity, interrupted or not'),
  by(
    'C62',
    'characters that exFAT refuses',
    'names/safe-name.test.ts',
    'is a fixed point, one component, and no device',
  ),
  because('C63', 'coarse times', ON_SWEEP),
  by('C64', 'source with other names', 'disk/survey.test.ts', 'is one for two names of one file'),
  by('C65', 'source and target are one file', TROUBLE, 'keeps the source where both names are one file already'),
  by('C66', 'link as a source', 'disk/survey.test.ts', 'knows only regular files: no folder, no link'),
  by('C67', 'link loops', 'scan/walk.test.ts', 'link loops end'),
  by(
    'C68',
    'link on the way to the target',
    TROUBLE,
    'puts nothing outside the roots, nor through a link that leads out',
  ),
  because(
    'C69',
    'FIFO, socket, device',
    'only what is a regular file by its own name is taken, as in C70, and nothing else is ever opened',
  ),
  by('C70', 'folder named like a video', 'disk/survey.test.ts', 'knows only regular files: no folder, no link'),
  by('C71', 'empty file', 'scan/walk.test.ts', 'has a named reason'),
  because('C72', 'overlay', 'files only: a link within one layer is C24 where it is refused'),
  because('C73', 'EMFILE', 'ends the run as paused; one file is open at a time'),
  because('C74', 'memory', 'a kill like C1; plans are bounded by the scan’s own limits'),
  because(
    'C75',
    'clock jumps',
    'no decision of a run rests on the clock: identities are compared with what was recorded, ids of runs only sort',
  ),
  by('C76', 'damaged journal', 'apply/journal.test.ts', 'of any byte is noticed, or touches nothing but the last line'),
  by('C77', 'edited plan', 'e2e/main-job.test.ts', 'saves one, shows it, refuses an edited one, carries it out'),
  by('C78', 'damaged cache', 'cache/json-cache.test.ts', 'no changed byte is ever believed'),
  by('C79', 'damaged settings', 'settings/settings.test.ts', 'the settings are as they were, and it is said'),
  by('C80', 'Windows', 'names/windows-paths.test.ts', 'keeps below it, whatever a title holds'),
  by('C81', 'sidecar fails', TROUBLE, 'puts a video back when its subtitles failed'),
  by('C82', 'rollback meets what changed', TROUBLE, 'a moved file with another content, unless asked for'),
  by('C83', 'library moved on', TROUBLE, 'a file that somebody moved on'),
  by('C84', 'crash while folders go', SWEEP, KILLED),
];
