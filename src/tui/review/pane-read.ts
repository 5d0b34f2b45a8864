// What was read of a group, where each part of it came from, and what will be remembered of it: beside a form, and as the strip's `was`. Pure.
import type { WorkRef } from '../../model/catalogue.ts';
import type { FileGroup } from '../../model/match.ts';
import { line, piece, shown, shownCut, type Line } from '../line.ts';
import type { Glyphs } from '../glyphs.ts';

interface ReadPart {
  readonly name: string;
  readonly value: string;
  /** where it came from, in words */
  readonly from: string;
}

const PARSERS: Readonly<Record<string, string>> = {
  name: 'from the name',
  anitomy: 'from the name',
  'second-reader': 'from the name, by the second reader',
  folders: 'from the folders',
  none: 'nothing could be read',
};

/** The first file's evidence in words; `read` fields without any say where the title came from. */
function partsOf({ files, title, year, kind }: FileGroup): readonly ReadPart[] {
  const parsed = files[0]?.parsed;
  const from = (field: string): string => {
    const told = parsed?.evidence[field];
    if (told === undefined) return PARSERS[parsed?.parser ?? 'none'] ?? '';
    return PARSERS[told] ?? (told.startsWith('folder') ? `from the ${told}` : told);
  };
  const season = parsed?.season ?? null;
  return [
    { name: 'title', value: title, from: from('title') },
    { name: 'kind', value: kind, from: from('type') },
    { name: 'year', value: year === null ? 'none' : String(year), from: year === null ? '' : from('year') },
    ...(season === null ? [] : [{ name: 'season', value: String(season), from: from('season') }]),
  ];
}

export function readLines(group: FileGroup, width: number, { ellipsis }: Glyphs): readonly Line[] {
  const value = Math.floor((width - 10) / 2);
  return [
    line(' Read as', 'strong'),
    ...partsOf(group).map((part): Line => [
      piece(`   ${part.name.padEnd(7)}`, 'quiet'),
      piece(shown(part.value, value, ellipsis)),
      piece(shownCut(` ${part.from}`, width - 10 - value, ellipsis), 'quiet'),
    ]),
  ];
}

/** What the next scan will know by itself once this work is taken. */
export function keptLines({ title }: FileGroup, { type, id }: WorkRef, width: number, glyphs: Glyphs): readonly Line[] {
  const work = ` ${glyphs.arrow} ${type === 'movie' ? 'film' : 'series'} ${id}`;
  const room = width - 5 - work.length;
  return [
    line(' Kept for the next scan: names like', 'strong'),
    line(`  "${shownCut(title, room, glyphs.ellipsis)}"${work}`),
  ];
}

/** `title "KnY Movie", from the name · no year` */
export function readText(group: FileGroup, dot: string): string {
  const [title, , year, season] = partsOf(group);
  return [
    title ? `title "${title.value}", ${title.from}` : '',
    year?.value === 'none' ? 'no year' : `year ${year?.value ?? ''}`,
    ...(season ? [`season ${season.value}`] : []),
  ].join(` ${dot} `);
}
