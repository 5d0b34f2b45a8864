// A plan to look at on Apply: two conflicts, shows that come, files that stay. Nothing in it is on any disk.
import type { Conflict, Contender, Operation, Plan } from '../../src/model/plan.ts';

const SHOWS = '/srv/media/anime';
const identity = { size: 400_000_000, mtimeNs: '1600000000000000000', dev: '1', ino: '7' };

function operation(index: number, show: string, from: string, to: string): Operation {
  return {
    id: `o${index}`,
    action: 'hardlink',
    unit: `u${index}`,
    source: `/srv/torrents/anime/${from}`,
    destination: `${SHOWS}/${show}/Season 01/${to}`,
    identity,
    replaces: null,
    content: null,
    accepted: true,
    show,
  };
}

const EIGHTY_SIX = '86 - Eighty-Six (2021) [tmdbid-100565]';

const SPIRITED = '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129]';
const FIRST = `${SHOWS}/${EIGHTY_SIX}/Season 01/86 - Eighty-Six (2021) - S01E01.mkv`;

const contender = (source: string, version: number | null, resolution: string | null): Contender => ({
  source: `/srv/torrents/anime/${source}`,
  size: identity.size,
  mtimeNs: identity.mtimeNs,
  version,
  resolution,
  medium: null,
  releaseGroup: 'Judas',
});

const CONFLICTS: readonly Conflict[] = [
  {
    key: 'rivals 86',
    kind: 'same-target',
    destination: FIRST,
    show: EIGHTY_SIX,
    contenders: [
      contender('86/[Judas] 86 - 01v2 [1080p].mkv', 2, '1080p'),
      contender('86/[Judas] 86 - 01 [1080p].mkv', null, '1080p'),
    ],
    there: null,
    answers: [
      { choice: { take: '/srv/torrents/anime/86/[Judas] 86 - 01v2 [1080p].mkv' }, destination: FIRST },
      { choice: { take: '/srv/torrents/anime/86/[Judas] 86 - 01 [1080p].mkv' }, destination: FIRST },
      { choice: 'keep', destination: null },
    ],
    inForce: 0,
    proposed: 0,
  },
  {
    key: 'taken spirited away',
    kind: 'target-exists',
    destination: `${SPIRITED}.mkv`,
    show: 'Spirited Away (2001) [tmdbid-129]',
    contenders: [contender('[Grp] Sen to Chihiro no Kamikakushi (2001) [BD 1080p].mkv', null, '1080p')],
    there: { path: `${SPIRITED}.mkv`, identity },
    answers: [
      { choice: 'keep', destination: null },
      { choice: 'beside', destination: `${SPIRITED} - 1080p.mkv` },
      { choice: 'replace', destination: `${SPIRITED}.mkv` },
    ],
    inForce: 0,
    proposed: 0,
  },
];

export const PLAN: Plan = {
  id: '01testplan000000',
  created: '2026-01-01T00:00:00.000Z',
  options: {
    preset: 'jellyfin',
    template: null,
    filmTemplate: null,
    mode: 'hardlink',
    onConflict: 'skip',
    prune: false,
  },
  roots: { shows: SHOWS, films: '/srv/media/anime-films' },
  sources: ['/srv/torrents/anime'],
  mounts: ['/'],
  shows: [],
  operations: [
    operation(1, EIGHTY_SIX, '86/[Judas] 86 - 01v2 [1080p].mkv', '86 - Eighty-Six (2021) - S01E01.mkv'),
    operation(
      2,
      '進撃の巨人 (2013) [tmdbid-1429]',
      '進撃の巨人/進撃の巨人 第01話.mkv',
      '進撃の巨人 (2013) - S01E01.mkv',
    ),
    operation(
      3,
      '進撃の巨人 (2013) [tmdbid-1429]',
      '進撃の巨人/進撃の巨人 第02話.mkv',
      '進撃の巨人 (2013) - S01E02.mkv',
    ),
  ],
  refusals: [
    {
      source: '/srv/torrents/anime/86/[Judas] 86 - 01 [1080p].mkv',
      destination: `${SHOWS}/${EIGHTY_SIX}/Season 01/86 - Eighty-Six (2021) - S01E01.mkv`,
      code: 'older-version',
      reason: '[Judas] 86 - 01v2 [1080p].mkv goes there',
    },
    {
      source: '/srv/torrents/anime/[Grp] Sen to Chihiro no Kamikakushi (2001) [BD 1080p].mkv',
      destination: '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129].mkv',
      code: 'target-exists',
      reason: '/srv/media/anime-films/Spirited Away (2001) [tmdbid-129]/Spirited Away (2001) [tmdbid-129].mkv is there',
    },
    {
      source: '/srv/torrents/anime/[ARC] KnY Movie [1080p HEVC Dual Audio].mkv',
      destination: null,
      code: 'undecided',
      reason: 'not decided yet',
    },
  ],
  conflicts: CONFLICTS,
  preflight: [
    { code: 'links', ok: true, text: 'one disk, links work', stops: null },
    { code: 'writable', ok: true, text: 'writable', stops: null },
    { code: 'names', ok: true, text: 'names fit', stops: null },
  ],
};
