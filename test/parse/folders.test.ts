import { beforeAll, describe, expect, it } from 'vitest';
import { createParser, type Parser } from '../../src/parse/parse-folder.ts';

let parser: Parser;
beforeAll(async () => {
  parser = await createParser();
});
const titles = (path: string): readonly string[] => {
  const [name = '', ...above] = path.split('/').reverse();
  return parser.parseName(name, above).titles;
};

/** Folders that collect, belong to machines, or were named by them. */
const NO_TITLES = [
  'tmp',
  'tmp8kd2x_1q',
  'temp-2',
  'anivault-demo-x7f',
  'anivault-demo-QzRbTa',
  'job-a1b2c3',
  'a8f3c2e1',
  '3f2a9c1d-4b5e-4f6a-8b7c-9d0e1f2a3b4c',
  'downloads',
  'Torrents',
  'complete',
  'Anime',
  'anime movies',
  'TV',
  'TV Shows',
  'Movies',
  'mnt',
  'home',
  'Disc 1',
  'CD2',
  'Vol. 3',
  '2023',
  '2023 Q4',
  '2024-winter',
  '2023年10月',
  '20230407',
  'A',
  '0-9',
  '1080p',
  '新番',
  '2023年10月新番',
  '完结',
  '动漫',
  '劇場版',
  'アニメ',
  '애니',
  '완결',
];

describe('a folder that says nothing', () => {
  it.each(NO_TITLES)('%s is no title', (folder) => {
    expect(titles(`${folder}/03.mkv`)).toEqual([]);
    expect(titles(`${folder}/Mushishi - 03.mkv`)).toEqual(['Mushishi']);
    expect(titles(`${folder}/Attack on Titan/03.mkv`)).toEqual(['Attack on Titan']);
    expect(titles(`Attack on Titan/${folder}/03.mkv`)).toEqual(['Attack on Titan']);
  });
});

describe('a folder that only looks so', () => {
  it.each([
    ['Temple', 'Temple'],
    ['Decadence', 'Decadence'],
    ['Show', 'Show'],
    ['No. 6', 'No. 6'],
    ['86', '86'],
    ['Zom 100', 'Zom 100'],
    ['vinland-saga', 'vinland-saga'],
    ['The Sample Show', 'The Sample Show'],
    ['Frieren.S01.1080p.WEB-T3KASHi', 'Frieren'],
    ['K-On!', 'K-On!'],
  ])('%s is a title', (folder, title) => {
    expect(titles(`${folder}/03.mkv`)[0]).toBe(title);
  });
});

describe('folders further up', () => {
  it('count up to the nearest with a title', () => {
    expect(titles('Studio Collection/Mushishi/Season 1/03.mkv')).toEqual(['Mushishi']);
  });
  it('add a title where the name has another', () => {
    expect(titles('進撃の巨人/Attack on Titan - 03.mkv')).toEqual(['Attack on Titan', '進撃の巨人']);
  });
  it('count for three levels only', () => {
    expect(titles('Mushishi/disc 1/done/new/03.mkv')).toEqual([]);
  });
});
