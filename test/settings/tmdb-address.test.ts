import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { tmdbAddress } from '../../src/settings/tmdb-address.ts';

test.each([
  ['', 'https://api.themoviedb.org/3'],
  ['  ', 'https://api.themoviedb.org/3'],
  ['https://api.themoviedb.org', 'https://api.themoviedb.org/3'],
  ['https://films.example.org/tmdb/3/', 'https://films.example.org/tmdb/3'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/3'],
  ['http://localhost:8080/', 'http://localhost:8080/3'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
])('%j is %s', (text, url) => {
  expect(tmdbAddress(text, 'tmdb.baseUrl')).toBe(url);
});

test.each([
  'http://api.themoviedb.org/3',
  'http://127.0.0.1.example.org/3',
  'ftp://127.0.0.1/3',
  'themoviedb',
  'https://me:secret@api.themoviedb.org/3',
  'https://api.themoviedb.org/3?api_key=1',
  'https://api.themoviedb.org/3#top',
])('%s is refused without being repeated', (text) => {
  let thrown: unknown;
  try {
    tmdbAddress(text, 'tmdb.baseUrl');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({ code: 'E-USAGE' });
  expect((thrown as Failure).message).not.toContain(text);
});
