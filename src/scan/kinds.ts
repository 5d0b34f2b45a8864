// Which files are of interest, by extension. Pure tables.
import type { FileKind } from '../model/media-file.ts';

const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  video: 'mkv mp4 m4v avi mov wmv flv webm ts m2ts mts mpg mpeg ogm rmvb vob iso'.split(' '),
  subtitle: 'srt ass ssa sub idx vtt smi sup mks'.split(' '),
  other: 'mka ac3 nfo jpg png'.split(' '),
};

const KIND = new Map<string, FileKind>(
  (Object.entries(EXTENSIONS) as [FileKind, readonly string[]][]).flatMap(([kind, list]) =>
    list.map((extension) => [extension, kind] as const),
  ),
);

/** The extension in lower case without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The name without its extension. */
export const stemOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
};

/** Null for a file of no wanted kind. */
export const kindOf = (name: string): FileKind | null => KIND.get(extensionOf(name)) ?? null;
