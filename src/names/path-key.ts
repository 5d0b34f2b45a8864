// Folding for paths: two paths with one key would be one file on some disk. Pure; never used to name a file.
import { sep } from 'node:path';

const IS_WINDOWS = sep === '\\';

/** On Windows both slashes part components; elsewhere a backslash is a letter like any other. */
const SEPARATOR = IS_WINDOWS ? /[\\/]/ : '/';

/** `\\?\C:\Anime` is C:\Anime, and `\\?\UNC\nas\media` is \\nas\media: the same paths, said to be taken at any length. */
const plain = (path: string): string =>
  IS_WINDOWS ? path.replace(/^[\\/]{2}\?[\\/](UNC(?=[\\/]))?/i, (_, share) => (share ? '\\' : '')) : path;

/** Full case folding as far as JavaScript has it: through upper case, so that ß meets ss and ﬁ meets fi. */
const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/** The same for all spellings that some file system holds for one name: Unicode form, letter case, trailing dots and spaces of a component. */
export function pathKey(path: string): string {
  const components = plain(path).normalize('NFC').split(SEPARATOR);
  return components
    .map((component) => foldCase(component.replace(/[. ]+$/, '') || component).normalize('NFC'))
    .join('/');
}
