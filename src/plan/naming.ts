// From a filing to the names of its folders and file, safe on every platform and short enough. Pure.
import type { Filing } from '../model/filing.ts';
import type { NamingOptions } from '../model/plan.ts';
import { byteLength, cutToBytes, safeComponent, safeText } from '../names/safe-name.ts';
import { endingsOf, stemOf } from './endings.ts';
import { fitComponent, fitValues, NAME_BYTES, type Room } from './fit.ts';
import { numbersText, twoDigits } from './numbers.ts';
import { PRESETS } from './presets.ts';
import { compileEpisodeTemplate, compileTemplate, holdsField, type Component, type Values } from './template.ts';

export interface FolderName {
  readonly name: string;
  /** the work's own folder, a season's, or any other that a template makes */
  readonly role: 'work' | 'season' | 'other';
}

export interface FiledNames {
  readonly folders: readonly FolderName[];
  /** the file's name without its ending */
  readonly stem: string;
  /** folders below the root, then the stem; empty where extras are not kept */
  readonly components: readonly string[];
}

const NOWHERE: FiledNames = { folders: [], stem: '', components: [] };

/** A value inside a component: nothing in it may end the component or look like a separator. */
const inside = (text: string | null): string => (text === null ? '' : safeText(text).trim());

function valuesOf({ work, parsed, placement, absolute }: Filing, options: NamingOptions): Values {
  const episode = placement.kind === 'episode' ? placement : null;
  const season = placement.kind === 'film' ? null : (placement.season ?? 1);
  return {
    title: inside(work.title),
    season: season === null ? '' : String(season),
    numbers: episode === null ? '' : numbersText(episode.season, episode.episodes, PRESETS[options.preset].allNumbers),
    episodeTitle: inside(episode?.episodeTitle ?? null),
    year: work.year === null ? '' : String(work.year),
    tmdbId: work.id === null ? '' : String(work.id),
    originalTitle: inside(work.originalTitle),
    romajiTitle: inside(work.romajiTitle),
    absolute: absolute.map(twoDigits).join('-'),
    group: inside(parsed.releaseGroup),
    resolution: inside(parsed.resolution),
    source: inside(parsed.source),
    codec: inside(parsed.videoCodec),
    version: parsed.version === null ? '' : `v${parsed.version}`,
  };
}

const compiled = { episode: new Map<string, readonly Component[]>(), film: new Map<string, readonly Component[]>() };

/** The template's components, compiled once. Films and their extras go by the film template. */
function componentsOf({ work, placement }: Filing, options: NamingOptions): readonly Component[] {
  const isFilm = placement.kind === 'film' || (placement.kind === 'extra' && work.type === 'movie');
  const preset = PRESETS[options.preset];
  const template = isFilm ? (options.filmTemplate ?? preset.film) : (options.template ?? preset.episode);
  const known = compiled[isFilm ? 'film' : 'episode'];
  const components = known.get(template) ?? (isFilm ? compileTemplate : compileEpisodeTemplate)(template);
  known.set(template, components);
  return components;
}

/** The first folder that is named after the work is its own; the one below it that holds a season number is the season's. */
function rolesOf(folders: readonly Component[]): readonly FolderName['role'][] {
  const work = folders.findIndex((folder) => holdsField(folder, ['title', 'originalTitle', 'romajiTitle', 'tmdbId']));
  return folders.map((folder, index) => {
    if (index === work) return 'work';
    return work >= 0 && index > work && holdsField(folder, ['season']) ? 'season' : 'other';
  });
}

/** Extras keep the name they came with. */
const oldStem = ({ unit }: Filing, budget: number): string =>
  safeComponent(cutToBytes(safeComponent(stemOf(unit.file.name)), budget));

function newStem(room: Room | undefined, values: Values, suffixBytes: number): string {
  if (!room) return '_';
  const shorter = { ...room, budget: room.budget - suffixBytes };
  return fitComponent(shorter, fitValues([shorter], values)) || '_';
}

/**
 * Names below the root. `suffix` is put behind the file's stem (` (2)`, ` - 2160p`) within the same limits, and never changes a folder.
 * Failure E-USAGE for a template that can't be used.
 */
export function nameFiling(filing: Filing, options: NamingOptions, suffix = ''): FiledNames {
  const isExtra = filing.placement.kind === 'extra';
  if (isExtra && PRESETS[options.preset].extras === 'left') return NOWHERE;
  const components = componentsOf(filing, options);
  const folderParts = components.slice(0, -1);
  const tail = Math.max(...endingsOf(filing.unit).map(({ ending }) => byteLength(ending)));
  const rooms: readonly Room[] = components.map((component, index) => ({
    component,
    budget: index === folderParts.length ? NAME_BYTES - tail : NAME_BYTES,
  }));
  const values = fitValues(isExtra ? rooms.slice(0, -1) : rooms, valuesOf(filing, options));
  const roles = rolesOf(folderParts);
  const folders = rooms
    .slice(0, -1)
    .map((room, index): FolderName => ({ name: fitComponent(room, values), role: roles[index] ?? 'other' }))
    .filter(({ name }) => name !== '');
  if (isExtra) folders.push({ name: 'extras', role: 'other' });
  const stem = isExtra
    ? oldStem(filing, NAME_BYTES - tail - byteLength(suffix))
    : newStem(rooms.at(-1), values, byteLength(suffix));
  return { folders, stem: stem + suffix, components: [...folders.map(({ name }) => name), stem + suffix] };
}
