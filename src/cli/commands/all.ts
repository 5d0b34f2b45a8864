// The commands, in the order that help shows them.
import type { Command } from '../command.ts';
import { cacheCommand } from './cache.ts';
import { completionCommand } from './completion.ts';
import { correctionsCommand } from './corrections.ts';
import { demoCommand } from './demo.ts';
import { organizeCommand, runCommand } from './organize.ts';
import { historyCommand, resumeCommand, rollbackCommand } from './rollback.ts';
import { matchCommand, scanCommand } from './scan.ts';
import { settingsCommand } from './settings.ts';
import { statusCommand } from './status.ts';
import { trashCommand } from './trash.ts';
import { verifyCommand } from './verify.ts';

export const COMMANDS: readonly Command[] = [
  scanCommand,
  matchCommand,
  organizeCommand,
  runCommand,
  rollbackCommand,
  resumeCommand,
  historyCommand,
  verifyCommand,
  settingsCommand,
  cacheCommand,
  correctionsCommand,
  trashCommand,
  statusCommand,
  demoCommand,
  completionCommand(() => COMMANDS),
];
