// The TMDB key's place in the world: found, opened, tried, sealed and stored. The key leaves it only towards TMDB.
import type { Mask } from '../log/mask.ts';
import { Failure } from '../model/failure.ts';
import type { FoundKey } from '../settings/find-key.ts';
import type { SealedBox, SealingPlace } from '../settings/secret.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { KeyDoor } from '../workflow/parts.ts';

export interface KeyPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stateFolder: string;
  readonly mask: Mask;
  readonly openSettings: () => Promise<SettingsStore>;
  /** asks a person without echo; null where nobody can be asked */
  readonly ask: ((prompt: string) => Promise<string>) | null;
  /** asks TMDB, at `baseUrl`, once about a key. Failure E-TMDB-KEY, E-TMDB-DOWN */
  readonly tryKey: (key: string, baseUrl: string, signal: AbortSignal) => Promise<void>;
}

export interface OpenKeyDoor extends KeyDoor {
  /** the key in force. Failure E-TMDB-KEY where there is none */
  known(): Promise<FoundKey>;
}

const noKey = (): Failure =>
  new Failure({
    code: 'E-TMDB-KEY',
    message: 'No TMDB key is known.',
    hint: 'Store one with `anivault settings key` (free at themoviedb.org/settings/api), set TMDB_API_KEY, or use --offline.',
  });

/** The door for one process. A passphrase that was typed is asked for once. */
export function openKeyDoor({ env, stateFolder, mask, openSettings, ask, tryKey }: KeyPlace): OpenKeyDoor {
  const given = env['ANIVAULT_PASSPHRASE'] ?? '';
  mask.add(given);
  let typed = given;
  let mayAsk = ask !== null;
  const sealedBy = (passphrase: string): SealingPlace => ({ stateFolder, passphrase });
  const askFor = async (prompt: string): Promise<string> => {
    const answer = ask === null ? '' : await ask(prompt);
    mask.add(answer);
    return answer;
  };

  const openBox = async (box: SealedBox): Promise<string> => {
    const { openKey } = await import('../settings/secret.ts');
    if (box.kdf === 'scrypt' && typed === '' && mayAsk) {
      mayAsk = false;
      typed = await askFor('Passphrase of the TMDB key (not shown): ');
    }
    return openKey(box, sealedBy(typed));
  };
  /** For sealing anew: what the environment says may be the new passphrase, so that the old one is asked for. */
  const openOld = async (box: SealedBox): Promise<string> => {
    try {
      return await openBox(box);
    } catch (error) {
      if (box.kdf !== 'scrypt' || given === '' || ask === null) throw error;
      const { openKey } = await import('../settings/secret.ts');
      return openKey(box, sealedBy(await askFor('Passphrase that it is sealed with now (not shown): ')));
    }
  };
  const newPlace = async (askNew: (() => Promise<string>) | null | undefined): Promise<SealingPlace> => {
    if (given !== '') return sealedBy(given);
    const passphrase = (await askNew?.()) ?? '';
    mask.add(passphrase);
    return sealedBy(passphrase);
  };

  const find = async (): Promise<FoundKey | null> => {
    const { findKey } = await import('../settings/find-key.ts');
    const found = await findKey(env, await openSettings(), openBox);
    if (found) mask.add(found.key);
    return found;
  };
  const known = async (): Promise<FoundKey> => {
    const found = await find();
    if (found === null) throw noKey();
    return found;
  };

  return {
    known,
    async unlock() {
      if (typed !== '' || !mayAsk) return;
      const { box } = await openSettings();
      if (box?.kdf !== 'scrypt') return;
      await openBox(box).catch((error: unknown) => {
        // nothing typed is no mistake: the window can do without the key
        if (typed !== '') throw error;
      });
    },
    source: async () => (await find())?.source ?? null,
    check: async (baseUrl, signal) => tryKey((await known()).key, baseUrl, signal),
    async try(pasted, baseUrl, signal) {
      const { checkKey } = await import('../settings/find-key.ts');
      const key = checkKey(pasted);
      mask.add(key);
      await tryKey(key, baseUrl, signal);
    },
    async store(key, askNew) {
      const [{ isKeyfileBroken, sealAnew, sealKey }, { checkKey }, settings] = await Promise.all([
        import('../settings/secret.ts'),
        import('../settings/find-key.ts'),
        openSettings(),
      ]);
      if (key === null) return settings.setBox(null);
      const [checked, place] = [checkKey(key), await newPlace(askNew)];
      if (isKeyfileBroken(place)) await sealAnew(checked, place, (sealed) => settings.setBox(sealed));
      else await settings.setBox(sealKey(checked, place));
    },
    async rotate(askNew) {
      const [{ sealAnew }, settings] = await Promise.all([import('../settings/secret.ts'), openSettings()]);
      if (settings.box === null) return false;
      const key = await openOld(settings.box);
      await sealAnew(key, await newPlace(askNew), (sealed) => settings.setBox(sealed));
      return true;
    },
  };
}
