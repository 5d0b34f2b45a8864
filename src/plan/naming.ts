// From a filing to the names of its folders and file, safe on every platform and short enough. Pure.
import type { Filing } from '../model/filing.ts';
import type { NamingOptions } from '../model/plan.ts';
import { cutToBytes, safeComponent, safeText } from '../names/safe-name.ts';
import { PRESETS } from './presets.ts';
import { compileTemplate, renderComponent, type Component, type Values } from './template.ts';

/** What most file systems allow for one name. */
const NAME_BYTES = 255;
/** A title is never cut below this. */
const TITLE_BYTES_LEAST = 24;

export interface FiledNames {
  /** folders below the root, then the file's stem without extension; empty where extras are not kept */
  readonly components: readonly string[];
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const two = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  return whole.padStart(2, '0') + (fraction === undefined ? '' : `.${fraction}`);
};

/** `S01E01`, `S01E01-E02`, `S01E01-E03` for three and more (or all of them, as kodi wants). */
export function numbersText(season: number, episodes: readonly number[], all: boolean): string {
  const [first = 0] = episodes;
  const last = episodes.at(-1) ?? first;
  const start = `S${two(season)}E${two(first)}`;
  if (episodes.length < 2) return start;
  const joined = episodes.every((episode, index) => index === 0 || episode === (episodes[index - 1] ?? 0) + 1);
  if (all || !joined)
    return (
      start +
      episodes
        .slice(1)
        .map((episode) => `-E${two(episode)}`)
        .join('')
    );
  return `${start}-E${two(last)}`;
}

/** Longest extension with the longest tail that will stand behind the stem, in bytes. */
function longestTail({ unit }: Filing): number {
  const extension = (name: string): string => /\.[^.]+$/.exec(name)?.[0] ?? '';
  const own = bytesOf(extension(unit.file.name));
  return unit.sidecars.reduce((most, { file, tail }) => Math.max(most, bytesOf(tail + extension(file.name))), own);
}

/** A value inside a component: nothing in it may end the component or look like a separator. */
const inside = (text: string | null): string => (text === null ? '' : safeText(text).trim());

function valuesOf(filing: Filing, options: NamingOptions): Values {
  const { work, parsed, placement } = filing;
  const year = work.year === null || work.title.trimEnd().endsWith(`(${work.year})`) ? '' : String(work.year);
  const episode = placement.kind === 'episode' ? placement : null;
  const { allNumbers } = PRESETS[options.preset];
  return {
    title: inside(work.title),
    season: episode === null ? '' : String(episode.season),
    numbers: episode === null ? '' : numbersText(episode.season, episode.episodes, allNumbers),
    episodeTitle: inside(episode?.episodeTitle ?? null),
    year,
    tmdbId: work.id === null ? '' : String(work.id),
    originalTitle: inside(work.originalTitle),
    romajiTitle: inside(work.romajiTitle),
    absolute: filing.absolute.map(two).join('-'),
    group: inside(parsed.releaseGroup),
    resolution: inside(parsed.resolution),
    source: inside(parsed.source),
    codec: inside(parsed.videoCodec),
    version: parsed.version === null ? '' : `v${parsed.version}`,
  };
}

/** Renders a component within a budget: the episode title is cut first, then the title. */
function renderWithin(component: Component, values: Values, budget: number): string {
  const render = (some: Values): string => safeComponent(renderComponent(component, some));
  const whole = render(values);
  let over = bytesOf(whole) - budget;
  if (over <= 0) return whole;
  const episodeTitle = cutToBytes(values.episodeTitle, Math.max(0, bytesOf(values.episodeTitle) - over));
  const without = render({ ...values, episodeTitle });
  over = bytesOf(without) - budget;
  if (over <= 0) return without;
  const title = cutToBytes(values.title, Math.max(TITLE_BYTES_LEAST, bytesOf(values.title) - over));
  const short = render({ ...values, episodeTitle: '', title });
  return bytesOf(short) <= budget ? short : safeComponent(cutToBytes(short, budget));
}

const templateOf = (filing: Filing, options: NamingOptions): string => {
  const preset = PRESETS[options.preset];
  return filing.placement.kind === 'film'
    ? (options.filmTemplate ?? preset.film)
    : (options.template ?? preset.episode);
};

const compiled = new Map<string, readonly Component[]>();
function compile(template: string): readonly Component[] {
  const known = compiled.get(template);
  if (known) return known;
  const components = compileTemplate(template);
  compiled.set(template, components);
  return components;
}

/** Extras lie beside the season's episodes, under their old stem. */
function extraNames(filing: Filing, options: NamingOptions, values: Values, season: number): readonly string[] {
  if (PRESETS[options.preset].extras === 'left') return [];
  const components = compile(
    templateOf(
      {
        ...filing,
        placement: { kind: 'episode', season, episodes: [1], episodeTitle: null, note: null, certain: true },
      },
      options,
    ),
  );
  const folders = components
    .slice(0, -1)
    .map((component) => renderWithin(component, { ...values, season: String(season) }, NAME_BYTES));
  const stem = filing.unit.file.name.replace(/\.[^.]+$/, '');
  return [...folders, 'extras', safeComponent(cutToBytes(stem, NAME_BYTES - longestTail(filing)))];
}

/** Names below the root. Failure E-USAGE for a template that can't be used. */
export function nameFiling(filing: Filing, options: NamingOptions): FiledNames {
  const values = valuesOf(filing, options);
  const { placement } = filing;
  if (placement.kind === 'extra') return { components: extraNames(filing, options, values, placement.season ?? 1) };
  const components = compile(templateOf(filing, options));
  const last = components.length - 1;
  const tail = longestTail(filing);
  return {
    components: components.map((component, index) =>
      renderWithin(component, values, index === last ? NAME_BYTES - tail : NAME_BYTES),
    ),
  };
}
