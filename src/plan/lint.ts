// Names that a media server would read otherwise than they are meant. Pure.
import { basename, dirname, relative } from 'node:path';
import type { Placement } from '../model/match.ts';
import type { PreflightCheck, Preset } from '../model/plan.ts';
import type { Draft } from './draft.ts';
import { stemOf } from './endings.ts';
import { JELLYFIN, KODI, PLEX, type Server } from './servers.ts';

const SERVERS: Readonly<Record<Preset, readonly Server[]>> = {
  plex: [PLEX],
  jellyfin: [JELLYFIN],
  kodi: [KODI],
  // named for no server in particular, so that each should be able to read it
  anivault: [PLEX, JELLYFIN, KODI],
};

type Episode = Extract<Placement, { kind: 'episode' }>;

const listed = (season: number, episodes: readonly number[]): string =>
  `season ${season}, ${episodes.length === 1 ? 'episode' : 'episodes'} ${episodes.join(', ')}`;

function episodeTrouble(server: Server, stem: string, { season, episodes }: Episode): string | null {
  const read = server.readEpisodes(stem);
  if (!read) return `${server.name} finds no season and episode in it`;
  const isMeant =
    read.season === season &&
    read.episodes.length === episodes.length &&
    read.episodes.every((episode, index) => episode === episodes[index]);
  return isMeant ? null : `${server.name} reads ${listed(read.season, read.episodes)}`;
}

/** How a server would read a video's path below its root otherwise than meant; null where it reads it so. */
export function lintPath(server: Server, path: string, placement: Exclude<Placement, { kind: 'none' }>): string | null {
  // an extra lies in a folder for extras on purpose
  if (placement.kind === 'extra') return null;
  const aside = dirname(path)
    .split(/[\\/]/)
    .find((folder) => folder !== '.' && server.asideFolder.test(folder));
  if (aside !== undefined) return `${server.name} passes over a folder named ${aside}`;
  const stem = stemOf(basename(path));
  if (server.asideFile.test(stem)) return `${server.name} takes it for an extra`;
  return placement.kind === 'episode' ? episodeTrouble(server, stem, placement) : null;
}

/** Films of which several versions come: Jellyfin shows them as one only where each begins with the folder's whole name. */
function versionTrouble(server: Server, { stem }: Draft, videosThere: number): string | null {
  const folder = basename(dirname(stem));
  return server.versionsByFolderName && videosThere > 1 && !basename(stem).startsWith(folder)
    ? `${server.name} shows versions of one film as one only where each begins with the folder’s name`
    : null;
}

/** The check whether the preset's server reads the names so. */
export function lintCheck(drafts: readonly Draft[], preset: Preset): readonly PreflightCheck[] {
  if (drafts.length === 0) return [];
  const servers = SERVERS[preset];
  const filmsIn = new Map<string, number>();
  for (const { stem, filing } of drafts)
    if (filing.placement.kind === 'film') filmsIn.set(dirname(stem), (filmsIn.get(dirname(stem)) ?? 0) + 1);
  const otherwise: string[] = [];
  for (const draft of drafts) {
    const [video] = draft.members;
    if (video?.file.kind !== 'video') continue;
    const path = relative(draft.root, video.destination);
    const why = servers
      .map(
        (server) =>
          lintPath(server, path, draft.filing.placement) ??
          versionTrouble(server, draft, filmsIn.get(dirname(draft.stem)) ?? 0),
      )
      .find((trouble) => trouble !== null);
    if (why !== undefined) otherwise.push(`${basename(video.destination)} (${why})`);
  }
  const who = servers.map(({ name }) => name).join(', ');
  const [first] = otherwise;
  const text =
    first === undefined
      ? `${who} ${servers.length === 1 ? 'reads' : 'read'} them so`
      : `${otherwise.length} ${otherwise.length === 1 ? 'name' : 'names'} would be read otherwise: ${first}${otherwise.length > 1 ? ' …' : ''}`;
  return [{ code: 'readable', ok: first === undefined, text, stops: null }];
}
