// Which files go with which video: by stem, by stem and tail, or by lying in a subtitle folder below. Pure.
import type { MediaFile, MediaUnit, Sidecar } from '../model/media-file.ts';
import { stemOf } from './kinds.ts';

/** Folders below a video's folder that hold its subtitles. */
const SUBTITLE_FOLDERS = new Set(['subs', 'subtitles', 'sub', '字幕', '자막']);
export const isSubtitleFolder = (name: string): boolean => SUBTITLE_FOLDERS.has(name.toLowerCase());

/** Files of the show, not of a video: they stay. */
const OF_THE_SHOW =
  /^(?:tvshow|season|movie|poster|fanart|banner|folder|cover|backdrop|logo|clearart|landscape|theme)(?:\d*|[-.].*)\./i;

/** `2_English` -> `.English`; `English` too; a language is what remains of a stem in a subtitle folder. */
const languageTail = (stem: string): string => {
  const [, words = ''] = /^(?:\d+[_.\- ])?([\p{L}][\p{L} _()-]{1,30})$/u.exec(stem) ?? [];
  return words === '' ? '' : `.${words.trim().replace(/[\s_]+/g, '-')}`;
};

const NUMBER = /(?<![\p{L}\p{N}])(?:s\d{1,2})?(?:e|ep)?(\d{1,4})(?:v\d)?(?![\p{L}\p{N}])/giu;

/** The last number that can be an episode's: `03`, `S01E03`, `Show - 03v2`. */
const episodeNumber = (stem: string): number | null => {
  const found = [...stem.matchAll(NUMBER)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
};

interface Owner {
  readonly video: MediaFile;
  readonly tail: string;
}

/** Where a tail may begin: at a dot, dash or blank. */
const TAIL_START = /[.\-_ ]/;

/** The videos of a folder, the first of each stem. */
const byStem = (videos: readonly MediaFile[]): ReadonlyMap<string, MediaFile> =>
  new Map(videos.toReversed().map((video) => [stemOf(video.name), video]));

/** The video a file beside it belongs to; the longest stem wins, so that `A 1.5.srt` is not taken for `A 1`. */
function ownerBeside(file: MediaFile, videos: ReadonlyMap<string, MediaFile>): Owner | null {
  const stem = stemOf(file.name);
  // stems are looked up from the whole name backwards: a folder of thousands costs no more a file than one of ten
  for (let end = stem.length; end > 0; end -= 1) {
    if (end < stem.length && !TAIL_START.test(stem.charAt(end))) continue;
    const video = videos.get(stem.slice(0, end));
    if (video) return { video, tail: stem.slice(end).replace(/^[_ ]/, '.') };
  }
  return null;
}

/** Files that lie beside their video, by the video they go with. */
export function besideVideos(
  videos: readonly MediaFile[],
  others: readonly MediaFile[],
): ReadonlyMap<MediaFile, MediaFile> {
  const stems = byStem(videos);
  return new Map(
    others.flatMap((file) => {
      const owner = ownerBeside(file, stems);
      return owner ? [[file, owner.video] as const] : [];
    }),
  );
}

/** The video a file in a subtitle folder belongs to. `inner` is the folder between, where each video has one of its own. */
function ownerAbove(
  file: MediaFile,
  inner: string | null,
  videos: readonly MediaFile[],
  stems: ReadonlyMap<string, MediaFile>,
): Owner | null {
  const beside = ownerBeside(file, stems);
  if (beside) return beside;
  const stem = stemOf(file.name);
  if (inner !== null) {
    const own = stems.get(inner);
    if (own) return { video: own, tail: languageTail(stem) };
  }
  const [only] = videos;
  if (videos.length === 1 && only) return { video: only, tail: languageTail(stem) };
  const number = episodeNumber(stem);
  const same = number === null ? [] : videos.filter((video) => episodeNumber(stemOf(video.name)) === number);
  const [match] = same;
  return same.length === 1 && match ? { video: match, tail: '' } : null;
}

export interface NestedFile {
  readonly file: MediaFile;
  /** the folder between the subtitle folder and the file; null where there is none */
  readonly inner: string | null;
}

/** Two sidecars of one ending and tail would get one name: the later keep what tells them apart. */
function withOwnTails(sidecars: readonly Sidecar[]): readonly Sidecar[] {
  const seen = new Set<string>();
  return sidecars.map((sidecar) => {
    const ending = sidecar.file.name.slice(sidecar.file.name.lastIndexOf('.')).toLowerCase();
    let { tail } = sidecar;
    for (let copy = 2; seen.has(tail + ending); copy += 1) tail = `${sidecar.tail}.${copy}`;
    seen.add(tail + ending);
    return { ...sidecar, tail };
  });
}

/** A folder's files as units: videos with their sidecars, and subtitles that have no video. What is of neither is left where it is. */
export function unitsOf(files: readonly MediaFile[], nested: readonly NestedFile[]): readonly MediaUnit[] {
  const videos = files.filter(({ kind }) => kind === 'video');
  const stems = byStem(videos);
  const byVideo = new Map<MediaFile, Sidecar[]>(videos.map((video) => [video, []]));
  const alone: MediaUnit[] = [];
  const place = (file: MediaFile, owner: Owner | null): void => {
    if (owner) byVideo.get(owner.video)?.push({ file, tail: owner.tail });
    else if (file.kind === 'subtitle') alone.push({ file, sidecars: [] });
  };
  for (const file of files)
    if (file.kind !== 'video' && !OF_THE_SHOW.test(file.name)) place(file, ownerBeside(file, stems));
  for (const { file, inner } of nested) if (file.kind !== 'video') place(file, ownerAbove(file, inner, videos, stems));
  return [...videos.map((file) => ({ file, sidecars: withOwnTails(byVideo.get(file) ?? []) })), ...alone];
}
