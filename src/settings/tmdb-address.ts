// Where TMDB is: what a person set, made into a base URL that requests can be sent to. Pure and without packages.
import { Failure } from '../model/failure.ts';

export const TMDB_ADDRESS = 'https://api.themoviedb.org/3';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** The base URL without a trailing slash; TMDB's own for an empty text. Failure E-USAGE names `from`, and never repeats what may hold a password. */
export const tmdbAddress = (text: string, from: string): string => {
  const refuse = (message: string): Failure =>
    new Failure({
      code: 'E-USAGE',
      message: `${from}: ${message}`,
      hint: `Give an https address such as ${TMDB_ADDRESS}; http is for this machine (127.0.0.1) only.`,
    });
  const wanted = text.trim();
  if (wanted === '') return TMDB_ADDRESS;
  const url = URL.parse(wanted);
  if (url === null) throw refuse('this is no URL.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('only https can be used.');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) throw refuse('http would send the key unprotected.');
  if (url.username !== '' || url.password !== '') throw refuse('a name or password in the address is not taken.');
  if (url.search !== '' || url.hash !== '') throw refuse('nothing may follow the path.');
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? '/3' : path}`;
};
