// A library of made-up files, read, grouped and matched against the demo's catalogue: what the review is given, without a disk.
import { demoCatalogue } from '../../src/demo/catalogue.ts';
import { judge } from '../../src/match/decide.ts';
import { createGrouper } from '../../src/match/group.ts';
import { lookUp } from '../../src/match/look-up.ts';
import type { Correction } from '../../src/model/decision.ts';
import type { FileGroup, GroupMatch } from '../../src/model/match.ts';
import type { FolderListing } from '../../src/model/media-file.ts';
import type { Catalogue } from '../../src/model/ports.ts';
import { createParser } from '../../src/parse/parse-folder.ts';
import type { WorkflowEvent } from '../../src/workflow/event.ts';
import { mediaUnit } from './builders.ts';

const range = (from: number, to: number, name: (number: string) => string): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => name(String(from + index).padStart(2, '0')));

/** Folder -> names. Every state of the review occurs. */
export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  '/srv/torrents/anime': [
    '[ARC] KnY Movie [1080p HEVC Dual Audio].mkv',
    '【喵萌奶茶屋】★10月新番★[葬送的芙莉莲][05][1080p].mp4',
    '[Grp] Sen to Chihiro no Kamikakushi (2001) [BD 1080p].mkv',
  ],
  '/srv/torrents/anime/Frieren S2': range(
    1,
    3,
    (number) => `[SubsPlease] Sousou no Frieren S2 - ${number} (1080p).mkv`,
  ),
  '/srv/torrents/anime/進撃の巨人': range(1, 4, (number) => `進撃の巨人 第${number}話.mkv`),
  '/srv/torrents/anime/86': [
    '[Judas] 86 - 01v2 [1080p].mkv',
    '[Judas] 86 - 01 [1080p].mkv',
    '[Other] 86 - 02 [720p].mkv',
    '[Judas] 86 - 02 [1080p].mkv',
  ],
  '/srv/torrents/anime/Kanon': range(1, 3, (number) => `[Elysium] Kanon ${number} (BD 1080p).mkv`),
  '/srv/torrents/anime/Jujutsu Kaisen': range(23, 26, (number) => `[Grp] Jujutsu Kaisen - ${number} [1080p].mkv`),
  '/srv/torrents/anime/Cowboy Bebop [BD]': range(1, 5, (number) => `Cowboy Bebop - ${number} [BD 1080p].mkv`),
  '/srv/torrents/anime/モブサイコ100': range(1, 3, (number) => `モブサイコ100 #${number}.mkv`),
  '/srv/torrents/anime/Spy x Family Part 2': range(
    1,
    3,
    (number) => `[Grp] Spy x Family Part 2 - ${number} (1080p).mkv`,
  ),
  '/srv/torrents/anime/聲の形': ['聲の形 (2016) [1080p].mkv'],
  '/srv/torrents/anime/Steins Gate SP': ['Steins;Gate SP [1080p].mkv'],
  '/srv/torrents/anime/AMV': ['AMV - Best of [evil\u001b[31mname\u202e].mkv'],
};

const listing = (folder: string, names: readonly string[]): FolderListing => ({
  root: '/srv/torrents/anime',
  folder,
  units: names.map((name) => mediaUnit(`${folder}/${name}`, 400_000_000)),
  skipped: [],
  ignored: 0,
});

/** What comes of reading, grouping and matching such a library, in an order that is always the same. */
export interface Matched {
  readonly listings: readonly FolderListing[];
  readonly groups: readonly { readonly group: FileGroup; readonly match: GroupMatch }[];
}

/** Folder -> names, read and matched against a catalogue. */
export async function matchedLibrary(
  folders: Readonly<Record<string, readonly string[]>>,
  catalogue: Catalogue,
  corrections: readonly Correction[] = [],
): Promise<Matched> {
  const parser = await createParser();
  const grouper = createGrouper();
  const listings = Object.entries(folders).map(([folder, names]) => listing(folder, names));
  for (const each of listings) grouper.add(parser.parseFolder(each));
  const groups: { readonly group: FileGroup; readonly match: GroupMatch }[] = [];
  for (const group of grouper.groups()) {
    const answer = await lookUp(group, catalogue, { language: 'en-US', corrections }, new AbortController().signal);
    groups.push({ group, match: judge(group, answer, corrections) });
  }
  return { listings, groups };
}

/** The events that scanning and matching such a library gives. */
export async function libraryEvents(
  folders: Readonly<Record<string, readonly string[]>> = FOLDERS,
): Promise<readonly WorkflowEvent[]> {
  const { listings, groups } = await matchedLibrary(folders, demoCatalogue());
  return [
    ...listings.map((each): WorkflowEvent => ({ type: 'listing-scanned', listing: each })),
    ...groups.map((each): WorkflowEvent => ({ type: 'group-matched', ...each })),
  ];
}
