// The TMDB key's box: AES-256-GCM with a random IV; the sealing key is a file in the state folder, or scrypt of a passphrase.
// Keeps the key out of backups and dot-file repositories of the configuration; not from other programs of the same user.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { errorText, isMissing } from '../disk/errno.ts';
import { createOwnFileSync, makeOwnFolder, restoreOwnFile, writeOwnFileSync } from '../disk/own-file.ts';
import { Failure } from '../model/failure.ts';

const PURPOSE = 'anivault:v1:tmdb';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;
/** About half a second and 128 MiB: dear for who guesses, bearable once a start. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

const text = z.string().check(z.maxLength(10_000));
const sealedBox = z.object({
  v: z.literal(1),
  alg: z.literal('A256GCM'),
  kdf: z.enum(['keyfile', 'scrypt']),
  salt: z.nullable(text),
  iv: text,
  ct: text,
  tag: text,
});
export type SealedBox = z.infer<typeof sealedBox>;

/** The box as it stands in the settings; null where there is none. Failure E-TMDB-KEY where it is no box any more. */
export function decodeBox(stored: unknown): SealedBox | null {
  if (stored === undefined || stored === null) return null;
  const box = sealedBox.safeParse(stored);
  if (box.success) return box.data;
  throw cannotOpen('the box was changed');
}

export interface SealingPlace {
  readonly stateFolder: string;
  /** where set and not empty, the passphrase seals, not the file */
  readonly passphrase: string | null;
}

const keyfileOf = (place: SealingPlace): string => join(place.stateFolder, 'keyfile');
/** A rotation's new keyfile, until the box that it seals is stored. */
const nextKeyfileOf = (place: SealingPlace): string => join(place.stateFolder, 'keyfile.next');

const cannotOpen = (why: string): Failure =>
  new Failure({
    code: 'E-TMDB-KEY',
    message: `The stored TMDB key can’t be opened: ${why}.`,
    hint: 'Nothing was changed. Store it again with `anivault settings key`.',
  });

/** Null where none is. */
function readKeyfile(path: string): Buffer | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw cannotOpen(`${path} can’t be read, ${errorText(error)}`);
  }
  if (bytes.length === KEY_BYTES) return bytes;
  throw cannotOpen(`${path} is not what AniVault wrote`);
}

/** The sealing key, made once. Never written over an existing one: of two processes the first one's stays, and both use it. */
function keyfile(place: SealingPlace): Buffer {
  const there = readKeyfile(keyfileOf(place));
  if (there) return there;
  makeOwnFolder(place.stateFolder);
  const made = randomBytes(KEY_BYTES);
  return createOwnFileSync(keyfileOf(place), made) ? made : keyfile(place);
}

const passphraseOf = ({ passphrase }: SealingPlace): string | null => (passphrase === '' ? null : passphrase);

const fromPassphrase = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFC'), salt, KEY_BYTES, SCRYPT);

/** What is bound to the box besides its content: version, purpose and how the key is made. */
const boundTo = (kdf: SealedBox['kdf'], salt: string | null): Buffer => Buffer.from(`${PURPOSE}:${kdf}:${salt ?? ''}`);

function seal(key: string, sealing: Buffer, kdf: SealedBox['kdf'], salt: string | null): SealedBox {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(kdf, salt));
  const ct = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]).toString('base64');
  return {
    v: 1,
    alg: 'A256GCM',
    kdf,
    salt,
    iv: iv.toString('base64'),
    ct,
    tag: cipher.getAuthTag().toString('base64'),
  };
}

function sealWithPassphrase(key: string, passphrase: string): SealedBox {
  const salt = randomBytes(SALT_BYTES);
  return seal(key, fromPassphrase(passphrase, salt), 'scrypt', salt.toString('base64'));
}

/** Seals a key. Failure E-FS-… where the state folder can't be written, E-TMDB-KEY where a keyfile is there that can't be used. */
export function sealKey(key: string, place: SealingPlace): SealedBox {
  const passphrase = passphraseOf(place);
  return passphrase === null ? seal(key, keyfile(place), 'keyfile', null) : sealWithPassphrase(key, passphrase);
}

/** Whether something stands in the keyfile's place that opens nothing: a new key needs a new one. */
export function isKeyfileBroken(place: SealingPlace): boolean {
  try {
    readKeyfile(keyfileOf(place));
    return false;
  } catch {
    return true;
  }
}

/**
 * Seals a key anew, with a fresh keyfile or salt; `store` keeps the new box. Stopped at any instant, the stored box can still be opened: the
 * new keyfile is there before the box, the old one until after.
 */
export async function sealAnew(
  key: string,
  place: SealingPlace,
  store: (sealed: SealedBox) => Promise<void>,
): Promise<void> {
  const passphrase = passphraseOf(place);
  if (passphrase !== null) return store(sealWithPassphrase(key, passphrase));
  const made = randomBytes(KEY_BYTES);
  makeOwnFolder(place.stateFolder);
  writeOwnFileSync(nextKeyfileOf(place), made);
  await store(seal(key, made, 'keyfile', null));
  restoreOwnFile(nextKeyfileOf(place), keyfileOf(place));
}

/** What may have sealed the box, likeliest first. */
function sealingKeysOf(box: SealedBox, place: SealingPlace): readonly Buffer[] {
  if (box.kdf === 'keyfile') {
    const found = [keyfileOf(place), nextKeyfileOf(place)].map(readKeyfile).filter((bytes) => bytes !== null);
    return found.length > 0 ? found : fail(cannotOpen(`${keyfileOf(place)} is gone`));
  }
  const passphrase = passphraseOf(place);
  if (passphrase === null) throw cannotOpen('it is sealed with a passphrase, and ANIVAULT_PASSPHRASE is not set');
  return [fromPassphrase(passphrase, exact(box.salt ?? ''))];
}

function fail(failure: Failure): never {
  throw failure;
}

/** Base64 has several spellings of one value: only the one that was written is taken, so that every changed bit is noticed. */
const exact = (encoded: string): Buffer => {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) throw cannotOpen('the box was changed');
  return bytes;
};

/** Null where the tag does not agree: another sealing key, or any bit of the box changed. */
function opened(box: SealedBox, sealing: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', sealing, exact(box.iv), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(box.kdf, box.salt));
  decipher.setAuthTag(exact(box.tag));
  try {
    return Buffer.concat([decipher.update(exact(box.ct)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Opens a box. Failure E-TMDB-KEY for a wrong passphrase or a box that was changed in any bit. */
export function openKey(box: SealedBox, place: SealingPlace): string {
  if (exact(box.iv).length !== IV_BYTES || exact(box.tag).length !== TAG_BYTES) throw cannotOpen('the box was changed');
  exact(box.ct);
  for (const sealing of sealingKeysOf(box, place)) {
    const key = opened(box, sealing);
    if (key !== null) return key;
  }
  throw cannotOpen(
    box.kdf === 'scrypt' ? 'the passphrase is wrong, or the box was changed' : 'the box or the keyfile was changed',
  );
}
