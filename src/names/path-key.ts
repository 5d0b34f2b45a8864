// Folding for paths: two paths with one key would be one file on some disk. Pure; never used to name a file.
import { sep } from 'node:path';

const IS_WINDOWS = sep === '\\';

/** On Windows both slashes part components; elsewhere a backslash is a letter like any other. */
const SEPARATOR = IS_WINDOWS ? /[\\/]/ : '/';

/** `\\?\C:\Anime` is C:\Anime, and `\\?\UNC\nas\media` is \\nas\media: the same paths, said to be taken at any length. */
const plain = (path: string): string =>
  IS_WINDOWS ? path.replace(/^[\\/]{2}\?[\\/](UNC(?=[\\/]))?/i, (_, share) => (share ? '\\' : '')) : path;

/** Only printable ASCII without dots, spaces or backslashes where they could count: lower case is all there is to do, and nearly all paths are so. */
const PLAIN = /^(?:[!-\-/-[\]-~]|[ .](?![ ./]|$))*$/;

/** Full case folding as far as JavaScript has it: through upper case, so that ß meets ss and ﬁ meets fi. */
const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

/** The same for all spellings that some file system holds for one name: Unicode form, letter case, trailing dots and spaces of a component. */
export function pathKey(path: string): string {
  const asked = plain(path);
  if (PLAIN.test(asked)) return asked.toLowerCase();
  const components = asked.normalize('NFC').split(SEPARATOR);
  return components
    .map((component) => foldCase(component.replace(/[. ]+$/, '') || component).normalize('NFC'))
    .join('/');
}
