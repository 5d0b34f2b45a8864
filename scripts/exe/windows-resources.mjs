// Gives the Windows executable the version, the name and the picture that Explorer shows. After the program was put in: its resources are
// the last section then, and nothing moves when they change.
import { readFileSync, writeFileSync } from 'node:fs';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { drawIcon } from './icon.mjs';

const ENGLISH = { lang: 1033, codepage: 1200 };
/** The name of the icon that Node's own executable carries, which Explorer takes because it is the first. */
const ICON = 1;

/**
 * Names the executable at `path`, in place. What is left of Node's signature goes: it does not fit any more. `version` is
 * `major.minor.patch`. Throws where the file is no Windows executable.
 */
export function nameProgram(path, version) {
  const program = NtExecutable.from(readFileSync(path), { ignoreCert: true });
  const resources = NtExecutableResource.from(program);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  for (const info of Resource.VersionInfo.fromEntries(resources.entries)) {
    info.setFileVersion(major, minor, patch, 0, ENGLISH.lang);
    info.setProductVersion(major, minor, patch, 0, ENGLISH.lang);
    info.setStringValues(ENGLISH, {
      ProductName: 'AniVault',
      FileDescription: 'AniVault: anime libraries, reviewed and reversible',
      InternalName: 'anivault',
      OriginalFilename: 'anivault.exe',
      CompanyName: 'AniVault',
      LegalCopyright: 'MIT licence; contains Node.js and packages under their own licences',
    });
    info.outputToResourceEntries(resources.entries);
  }
  const icons = Data.IconFile.from(drawIcon()).icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, ICON, ENGLISH.lang, icons);
  resources.outputResource(program);
  writeFileSync(path, Buffer.from(program.generate()));
}
