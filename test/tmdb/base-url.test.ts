import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { tmdbBaseUrl } from '../../src/tmdb/base-url.ts';

test.each([
  [undefined, 'https://api.themoviedb.org/3'],
  ['  ', 'https://api.themoviedb.org/3'],
  ['https://api.themoviedb.org', 'https://api.themoviedb.org/3'],
  ['https://films.example.org/tmdb/3/', 'https://films.example.org/tmdb/3'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/3'],
  ['http://localhost:8080/', 'http://localhost:8080/3'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
])('%j is %s', (text, url) => {
  expect(tmdbBaseUrl(text)).toBe(url);
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
    tmdbBaseUrl(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({ code: 'E-USAGE' });
  expect((thrown as Failure).message).not.toContain(text);
});
