// Sessions on disk: offered again, done ones not, and what a run leaves for the window.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lastSession, leaveForReview, openSession } from '../../src/workflow/session.ts';
import { temporaryFolder } from '../support/tree.ts';

const SUBJECT = { folders: ['/srv/in'], roots: { shows: '/srv/shows', films: null } };
let folder: ReturnType<typeof temporaryFolder>;
let parts: { readonly folders: { readonly config: string; readonly cache: string; readonly state: string } };
beforeEach(() => {
  folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  parts = { folders: { config: at('config'), cache: at('cache'), state: at('state') } };
});
afterEach(() => {
  folder.remove();
});

const LEFT = { t: 'file-left', path: '/srv/in/a.mkv', out: true } as const;
const STEP = { t: 'step', by: 'deed' } as const;

it('is offered after a window that went away, and holds what was decided', () => {
  const first = openSession(parts, SUBJECT);
  expect(first.left).toBeNull();
  first.append([LEFT, STEP]);
  first.close(false);
  expect(lastSession(parts)).toMatchObject(SUBJECT);
  const second = openSession(parts, SUBJECT);
  expect(second.left?.now.leftFiles).toEqual(new Set(['/srv/in/a.mkv']));
  expect(second.left?.past).toHaveLength(1);
  second.close(false);
});

it('that is done is not offered, but what was left out stays known, and no longer undone', () => {
  const first = openSession(parts, SUBJECT);
  first.append([LEFT, STEP]);
  first.close(true);
  expect(lastSession(parts)).toBeNull();
  const again = openSession(parts, SUBJECT);
  expect(again.left?.now.leftFiles.size).toBe(1);
  expect(again.left?.past).toEqual([]);
  again.close(true);
});

it('where nothing was decided leaves no file', () => {
  openSession(parts, SUBJECT).close(true);
  expect(lastSession(parts)).toBeNull();
});

it('is left by a run that could not settle all, and offered again where it was done', () => {
  leaveForReview(parts, SUBJECT);
  leaveForReview(parts, SUBJECT);
  expect(lastSession(parts)).toMatchObject(SUBJECT);
  const opened = openSession(parts, SUBJECT);
  opened.append([LEFT, STEP]);
  opened.close(true);
  expect(lastSession(parts)).toBeNull();
  leaveForReview(parts, SUBJECT);
  expect(lastSession(parts)).toMatchObject(SUBJECT);
});

it('is kept by one window: the second may look, and writes nothing', () => {
  const first = openSession(parts, SUBJECT);
  const second = openSession(parts, SUBJECT);
  expect(second.isShared).toBe(true);
  second.append([LEFT, STEP]);
  second.close(true);
  first.close(false);
  expect(lastSession(parts)).toBeNull();
});

it('goes on behind a line that a kill has cut', () => {
  const first = openSession(parts, SUBJECT);
  first.append([LEFT, STEP]);
  first.close(false);
  const sessions = join(parts.folders.state, 'sessions');
  const [name = ''] = readdirSync(sessions).filter((each) => each.endsWith('.jsonl'));
  appendFileSync(join(sessions, name), '{"t":"deci');
  const second = openSession(parts, SUBJECT);
  second.append([{ ...LEFT, path: '/srv/in/b.mkv' }, STEP]);
  second.close(false);
  const third = openSession(parts, SUBJECT);
  expect(third.left?.now.leftFiles.size).toBe(2);
  third.close(false);
});
