// What stands behind a stem: the extension, and for sidecars the tail before it. Pure.
import type { MediaFile, MediaUnit, Sidecar } from '../model/media-file.ts';
import { cutToBytes, safeText } from '../names/safe-name.ts';

/** A longer tail than this says nothing that a server reads, and would leave no room for the title. */
const TAIL_BYTES = 120;
const EXTENSION_BYTES = 20;

const extensionOf = (name: string): string => /(?<=.)\.[^.]+$/su.exec(name)?.[0] ?? '';

/** The extension with its dot, safe on every platform; empty where there is none. */
export const safeExtension = (name: string): string =>
  cutToBytes(safeText(extensionOf(name)), EXTENSION_BYTES).replace(/\s/g, '');

export const stemOf = (name: string): string => name.slice(0, name.length - extensionOf(name).length);

/** A sidecar's tail and extension, `.en.forced.ass`; nothing in it that a name can't end with. */
export const sidecarEnding = ({ file, tail }: Sidecar): string =>
  (cutToBytes(safeText(tail), TAIL_BYTES) + safeExtension(file.name)).replace(/[\s.]+$/, '');

/** Every file of a unit with its ending, the video first. */
export const endingsOf = ({
  file,
  sidecars,
}: MediaUnit): readonly { readonly file: MediaFile; readonly ending: string }[] => [
  { file, ending: safeExtension(file.name) },
  ...sidecars.map((sidecar) => ({ file: sidecar.file, ending: sidecarEnding(sidecar) })),
];
