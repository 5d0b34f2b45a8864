// `settings key`: the TMDB key is asked for without echo or read from stdin, tried, sealed and stored. It is never an argument.
import { Failure } from '../../model/failure.ts';
import type { Invocation, Told } from '../command.ts';
import { said, usage } from './answer.ts';

const noKey = (): Failure =>
  new Failure({
    code: 'E-TMDB-KEY',
    message: 'No key was given; nothing was changed.',
    hint: 'Paste the API key or the read access token from themoviedb.org/settings/api.',
  });

/** Asks a person what shall seal the key; null where nobody can be asked. Failure E-USAGE where it was typed in two ways. */
function askPassphrase({ streams: { stdin } }: Invocation): (() => Promise<string>) | null {
  if (!stdin.isTTY) return null;
  return async () => {
    const first = await stdin.readSecret('Passphrase to seal it with (not shown; empty: a key file on this machine): ');
    if (first === '' || (await stdin.readSecret('The same again: ')) === first) return first;
    throw usage('These were two different passphrases; nothing was changed.', 'Run the command again.');
  };
}

/** `settings key`, `--remove`, `--rotate`. */
export async function changeKey(invocation: Invocation): Promise<Told> {
  const { parts, streams, own, args, options, signal } = invocation;
  if (args.length > 1)
    throw usage(
      'The key is never an argument: others could read it in the list of processes.',
      'Run `anivault settings key` and paste it, or `anivault settings key < FILE`.',
    );
  if (own['remove'] === true && own['rotate'] === true)
    throw usage('Either --remove or --rotate.', 'Nothing was done.');
  if (own['remove'] === true) {
    await parts.key.store(null, null);
    return said('The TMDB key is removed.', { key_present: false });
  }
  if (own['rotate'] === true) {
    if (await parts.key.rotate(askPassphrase(invocation)))
      return said('The stored TMDB key is sealed anew.', { key_present: true });
    throw usage('No TMDB key is stored: there is nothing to seal anew.', '`anivault settings key` stores one.');
  }
  const { stdin } = streams;
  const key = (stdin.isTTY ? await stdin.readSecret('TMDB key (not shown): ') : await stdin.readAll()).trim();
  if (key === '') throw noKey();
  await parts.key.try(key, options['tmdb.baseUrl'], signal);
  await parts.key.store(key, askPassphrase(invocation));
  return said('TMDB takes the key. It is stored encrypted.', { key_present: true });
}
