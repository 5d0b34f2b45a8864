// Why a unit can't go to its place at all, whatever the policy: told as a refusal before anything moves. Looks at the disk, changes nothing.
import { platform as systemPlatform } from 'node:os';
import type { Action } from '../model/plan.ts';
import { byteLength } from '../names/safe-name.ts';
import type { Disks } from './disks.ts';
import type { Draft, Member } from './draft.ts';
import type { Places } from './standing.ts';

export interface Obstacle {
  readonly code: string;
  readonly reason: string;
}

/** Longest whole path: PATH_MAX less its NUL, in bytes. */
const PATH_BYTES = 4_095;
/** Longest `\\?\` path on Windows, in UTF-16 units; Node writes long paths that way by itself. */
const WINDOWS_PATH_UNITS = 32_766;

export function isPathTooLong(path: string, platform: string = systemPlatform()): boolean {
  return platform === 'win32' ? path.length > WINDOWS_PATH_UNITS : byteLength(path) > PATH_BYTES;
}

export interface ObstacleTools {
  readonly places: Places;
  readonly disks: Disks;
  readonly actionFor: (source: string) => Action;
}

function memberObstacle({ source, destination }: Member, root: string, tools: ObstacleTools): Obstacle | null {
  const { places, disks, actionFor } = tools;
  if (isPathTooLong(destination))
    return { code: 'path-too-long', reason: 'the whole path would be longer than this system takes' };
  const onTheWay = places.obstacle(root, destination);
  if (onTheWay !== null || source === destination) return onTheWay;
  const action = actionFor(source);
  const links = action === 'hardlink' || action === 'symlink';
  const trouble = !links
    ? null
    : action === 'hardlink'
      ? disks.linkTrouble(source, destination)
      : disks.symlinkTrouble(destination);
  return trouble === null ? null : { code: 'no-link', reason: trouble };
}

/** What stops the video or any of its sidecars; null where nothing does. A unit goes as a whole. */
export function obstacleOf({ members, root }: Draft, tools: ObstacleTools): Obstacle | null {
  for (const member of members) {
    const found = memberObstacle(member, root, tools);
    if (found) return found;
  }
  return null;
}
