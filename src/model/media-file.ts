// What scan finds on disk: files with the facts that later prove a file is still the same one.
// Paths are kept exactly as read: never realpath, never re-normalised.

export type FileKind = 'video' | 'subtitle' | 'other';

/** Facts that identify a file. 64-bit values are decimal strings, because a JS number loses their low bits. */
export interface FileIdentity {
  /** bytes */
  readonly size: number;
  /** nanoseconds since the epoch */
  readonly mtimeNs: string;
  readonly dev: string;
  readonly ino: string;
}

export interface MediaFile {
  /** absolute folder: the argument made absolute + names as read */
  readonly folder: string;
  /** base name with its extension */
  readonly name: string;
  readonly kind: FileKind;
  readonly identity: FileIdentity;
  /** number of hard links */
  readonly links: number;
}

/** A file that goes where its video goes. */
export interface Sidecar {
  readonly file: MediaFile;
  /** what stands between the video's stem and the extension: `.en.forced`, `-thumb`, or empty */
  readonly tail: string;
}

/** What is read and matched as one: a video with its sidecars, or a subtitle that has no video. */
export interface MediaUnit {
  readonly file: MediaFile;
  readonly sidecars: readonly Sidecar[];
}

/** A file that is left out, or a whole folder that is not gone into. */
export interface SkippedFile {
  readonly path: string;
  /** null: a folder */
  readonly kind: FileKind | null;
  /** bytes; null: a folder, or not asked */
  readonly size: number | null;
  /** named reason, kebab-case: `sample`, `hidden`, `too-young` … */
  readonly code: string;
  /** the same for people */
  readonly reason: string;
}

/** The unit that flows from scan to parse. Files in `Subs` and the like below a folder are part of its listing. */
export interface FolderListing {
  /** the FOLDER argument, absolute */
  readonly root: string;
  readonly folder: string;
  readonly units: readonly MediaUnit[];
  readonly skipped: readonly SkippedFile[];
  /** files of no wanted kind */
  readonly ignored: number;
}
