// How tests scan: everything that is known, and no link followed.
import type { ScanOptions } from '../../src/scan/walk.ts';

export const SCAN_OPTIONS: Omit<ScanOptions, 'clock'> = {
  ext: null,
  exclude: [],
  minSize: 0,
  minAgeMs: 0,
  followLinks: false,
  maxDepth: null,
  now: 1_700_000_000_000,
  stateFolders: [],
};
