// Where TMDB is: the user's setting made into a base URL that requests can be sent to. It sends nothing.
import { Failure } from '../model/failure.ts';

const DEFAULT_BASE_URL = 'https://api.themoviedb.org/3';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

const refuse = (message: string): Failure =>
  new Failure({
    code: 'E-USAGE',
    message: `ANIVAULT_TMDB_URL: ${message}`,
    hint: 'Give an https address such as https://api.themoviedb.org/3; http is for this machine (127.0.0.1) only.',
  });

/** The base URL without a trailing slash; TMDB's own where none is set. Failure E-USAGE where the key would not be safe. */
export const tmdbBaseUrl = (text: string | undefined): string => {
  const wanted = text?.trim() ?? '';
  if (wanted === '') return DEFAULT_BASE_URL;
  const url = URL.parse(wanted);
  if (url === null) throw refuse('this is no URL.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('only https can be used.');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) throw refuse('http would send the key unprotected.');
  if (url.username !== '' || url.password !== '') throw refuse('a name or password in the address is not taken.');
  if (url.search !== '' || url.hash !== '') throw refuse('nothing may follow the path.');
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? '/3' : path}`;
};
