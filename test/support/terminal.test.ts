// The tests' own terminal: what is typed into a program that ends meanwhile is lost quietly.
import { afterEach, expect, it, vi } from 'vitest';
import { openTerminal } from './terminal.ts';

afterEach(() => vi.restoreAllMocks());

const shell = (script: string): ReturnType<typeof openTerminal> =>
  openTerminal({ command: '/bin/sh', args: ['-c', script], columns: 80, rows: 24, env: {} });

it.skipIf(process.platform === 'win32')(
  'keys that a program never read end with it, and nothing is said of them',
  async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const program = shell('stty raw -echo; echo ready; sleep 0.2');
    await program.waitFor(/ready/);
    // more than a terminal holds for a program that doesn't read
    program.press(...Array.from({ length: 200 }, () => 'x'.repeat(1000)));
    expect(await program.ended).toBe(0);
    program.press('q');
    await program.settled();
    expect(error).not.toHaveBeenCalled();
  },
);

it.skipIf(process.platform === 'win32')('more keys at once than a terminal holds come whole and in order', async () => {
  const program = shell('stty raw -echo; echo ready; sleep 0.2; head -c 20003 | tail -c 4');
  await program.waitFor(/ready/);
  program.press('x'.repeat(20_000), 'y', 'z', '!');
  await program.waitFor(/xyz!/);
  expect(await program.ended).toBe(0);
});
