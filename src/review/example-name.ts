// What a preset or a template makes of an episode, for showing before anything is scanned. Pure.
import type { Filing } from '../model/filing.ts';
import type { NamingOptions } from '../model/plan.ts';
import { nameFiling } from '../plan/naming.ts';

const EXAMPLE: Filing = {
  groupId: '',
  unit: {
    file: {
      folder: '/',
      name: 'Title - 12.mkv',
      kind: 'video',
      identity: { size: 1, mtimeNs: '0', dev: '0', ino: '0' },
      links: 1,
    },
    sidecars: [],
  },
  parsed: {
    title: 'Title',
    titles: ['Title'],
    season: null,
    part: null,
    episodes: [12],
    absolute: [],
    year: 2023,
    type: 'episode',
    releaseGroup: 'Group',
    resolution: '1080p',
    source: 'BD',
    videoCodec: 'HEVC',
    audio: null,
    checksum: null,
    version: null,
    episodeTitle: null,
    parser: 'none',
    confidence: 1,
    evidence: {},
    failure: null,
  },
  work: { type: 'tv', id: 1, title: 'Title', originalTitle: 'Title', romajiTitle: 'Title', year: 2023 },
  placement: { kind: 'episode', season: 1, episodes: [12], episodeTitle: null, note: null, certain: true },
  absolute: [12],
  accepted: true,
};

/** The example's name below the library, without its ending; null where the template can't be used. */
export function exampleName(naming: NamingOptions): string | null {
  try {
    return nameFiling(EXAMPLE, naming).components.join('/');
  } catch {
    return null;
  }
}
