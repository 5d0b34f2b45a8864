// Names by marker and by layout: one family a group, all of one show that does not exist. Each row is one way of writing, and what it says.
import { range, type Row } from './row.ts';

export const LAYOUTS: Readonly<Record<string, readonly Row[]>> = {
  'groups and checksums in every place': [
    [
      '[Tidepool] Lantern Street - 03 [1080p][A1B2C3D4].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool', checksum: 'A1B2C3D4' },
    ],
    [
      '[Tide-Pool] Lantern Street - 03 (1080p) [HEVC].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tide-Pool' },
    ],
    ['[Tide & Pool] Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tide & Pool' }],
    [
      '[Tide-Pool][Lantern Street][03][1080p].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tide-Pool' },
    ],
    ['[A1B2C3D4] Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3], checksum: 'A1B2C3D4' }],
    ['Lantern Street - 03 [Tidepool].mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    ['Lantern Street - 03 (Tidepool) [720p].mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    ['Lantern Street - 03 [1080p]-Tidepool.mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    [
      'Lantern.Street.S02E03.1080p.WEB-DL.AAC2.0.H.264-TIDE.mkv',
      { title: 'Lantern Street', season: 2, episodes: [3], releaseGroup: 'TIDE' },
    ],
    ['{Tidepool} Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    [
      '[[Tidepool] Lantern Street - 03 [720p].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' },
    ],
    ['Tidepool] Lantern Street - 03 [720p].mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    [']Tidepool] Lantern Street - 03 [720p].mkv', { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' }],
    ['[Tide Pool]LanternStreet_03.rmvb', { title: 'LanternStreet', episodes: [3], releaseGroup: 'Tide Pool' }],
  ],

  'words joined by lines, dots, dashes': [
    ['Lantern_Street_-_03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern_Street_03_[720p].mkv', { title: 'Lantern Street', episodes: [3] }],
    ['[Tidepool]_Lantern_Street_-_03v2_(BD_720p).mkv', { title: 'Lantern Street', episodes: [3], version: 2 }],
    ['Lantern.Street.-.03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern.Street.03.720p.x264.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern.Street.E03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['[Tidepool].Lantern.Street.-.03.[1080p].mkv', { title: 'Lantern Street', episodes: [3] }],
    ['lantern-street-03-the-lamp.mkv', { title: 'lantern street', episodes: [3] }],
    ['Lantern+Street+Episode+3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street.S01E03.1080p.WEB-DL.mkv', { title: 'Lantern Street', season: 1, episodes: [3] }],
    ['[Tidepool]_Lantern_Street_12.DVD(H.264)_[A1B2C3D4].mkv', { title: 'Lantern Street', episodes: [12] }],
    ['Lantern_Street_03_1080.BD.FLAC.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Mr. Lantern - 03.mkv', { title: 'Mr. Lantern', episodes: [3] }],
  ],

  'brackets among the words of a title': [
    [
      '[Tidepool] Lantern Street (The Long Night) - 03 [720p].mkv',
      {
        title: 'Lantern Street (The Long Night)',
        titles: ['Lantern Street (The Long Night)', 'Lantern Street'],
        episodes: [3],
      },
    ],
    [
      '[Tidepool] Lantern (REDUX) Street - 03.mkv',
      { title: 'Lantern (REDUX) Street', titles: ['Lantern (REDUX) Street', 'Lantern Street'], episodes: [3] },
    ],
    ['Lantern(DX) - 03.mkv', { title: 'Lantern(DX)', titles: ['Lantern(DX)', 'Lantern'], episodes: [3] }],
    [
      '[Tidepool]Lantern Street [Kagayaki] - 03 (1080p).mkv',
      { title: 'Lantern Street [Kagayaki]', titles: ['Lantern Street [Kagayaki]', 'Lantern Street'], episodes: [3] },
    ],
    ['灯台[RG ROAD] 第3話.mkv', { title: '灯台[RG ROAD]', titles: ['灯台[RG ROAD]', '灯台'], episodes: [3] }],
    [
      '[字幕组] 灯台街（夜之章） _ Lantern Street (Night) - 03 [1080p].mkv',
      {
        title: 'Lantern Street (Night)',
        titles: ['Lantern Street (Night)', '灯台街（夜之章）', 'Lantern Street', '灯台街'],
        episodes: [3],
      },
    ],
    ['[Tidepool] Lantern Street (TV) - 03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['[Tidepool] Lantern Street (Uncensored) - 03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street 03 (1).mkv', { title: 'Lantern Street', episodes: [3] }],
  ],

  'numbers between words': [
    [
      '[Tidepool] Lantern Street 03 The Lamp Is Lit [720p].mkv',
      { title: 'Lantern Street', episodes: [3], episodeTitle: 'The Lamp Is Lit' },
    ],
    ['[Tidepool] 03 Lantern Street (720p).mkv', { title: 'Lantern Street', episodes: [3] }],
    [
      '03 - Lantern Street - The Lamp Is Lit.mkv',
      { title: 'Lantern Street', episodes: [3], episodeTitle: 'Lantern Street - The Lamp Is Lit' },
    ],
    [
      'Lantern Street - 03 - The Lamp Is Lit - 1080p.mkv',
      { title: 'Lantern Street', episodes: [3], episodeTitle: 'The Lamp Is Lit' },
    ],
    [
      'Lantern Street/03 - The Lamp Is Lit.mkv',
      { title: 'Lantern Street', episodes: [3], episodeTitle: 'The Lamp Is Lit' },
    ],
    [
      'Lantern Street/03. The Lamp Is Lit.mkv',
      { title: 'Lantern Street', episodes: [3], episodeTitle: 'The Lamp Is Lit' },
    ],
    ['Lantern Street/Season 2/03 The Lamp Is Lit.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street 103 - The Lamp.mkv', { title: 'Lantern Street', episodes: [103], episodeTitle: 'The Lamp' }],
  ],

  ranges: [
    ['[Tidepool] Lantern Street - 01-13 [BD].mkv', { title: 'Lantern Street', episodes: range(1, 13) }],
    ['[Tidepool] Lantern Street - 01 ~ 13 [1080p].mkv', { title: 'Lantern Street', episodes: range(1, 13) }],
    ['[Tidepool] Lantern Street (01-13) [1080p].mkv', { title: 'Lantern Street', episodes: range(1, 13) }],
    ['[字幕组][灯台街][01-13 END][1080p].mkv', { title: '灯台街', episodes: range(1, 13) }],
    ['[字幕组][灯台街][01-13Fin][1080p].mkv', { title: '灯台街', episodes: range(1, 13) }],
    ['[字幕组][灯台街][TV01-13 Fin][1080p].mkv', { title: '灯台街', episodes: range(1, 13) }],
    ['[字幕组][灯台街][01-13+Drama][1080p].mkv', { title: '灯台街', episodes: range(1, 13) }],
    ['[字幕组][灯台街][01-10 精校合集][1080p].mkv', { title: '灯台街', episodes: range(1, 10) }],
    ['[字幕组][灯台街][01-12TV全集][1080p].mkv', { title: '灯台街', episodes: range(1, 12) }],
    ['[字幕组] 灯台街 (01-13Fin WEBRIP 720p AVC AAC).mp4', { title: '灯台街', episodes: range(1, 13) }],
    ['Lantern Street - 01-02-03 - Three Lamps.mkv', { title: 'Lantern Street', episodes: [1, 2, 3] }],
    ['Lantern Street 2x01x02.mkv', { title: 'Lantern Street', season: 2, episodes: [1, 2] }],
    ['灯台街 第1-3話.mkv', { title: '灯台街', episodes: [1, 2, 3] }],
    ['Lantern Street E01-E03.mkv', { title: 'Lantern Street', episodes: [1, 2, 3] }],
    ['Lantern Street Episodes 1-3.mkv', { title: 'Lantern Street', episodes: [1, 2, 3] }],
  ],

  'numbers with tails': [
    ['[字幕组][灯台街][12END][1080p].mp4', { title: '灯台街', episodes: [12] }],
    ['[字幕组][灯台街][12 END][1080p].mp4', { title: '灯台街', episodes: [12] }],
    ['[字幕组][灯台街][12_完][1080p].mp4', { title: '灯台街', episodes: [12] }],
    ['[字幕组][灯台街][12（完）][1080p].mp4', { title: '灯台街', episodes: [12] }],
    ['[字幕组][灯台街][01 先行版][1080p].mp4', { title: '灯台街', episodes: [1] }],
    ['[字幕组][灯台街][第12话_v2][1080p].mp4', { title: '灯台街', episodes: [12], version: 2 }],
    ['[字幕组][灯台街][12V2][1080p].mp4', { title: '灯台街', episodes: [12], version: 2 }],
    ['[字幕组][灯台街][03修正][1080p].mp4', { title: '灯台街', episodes: [3] }],
    ['[字幕组][灯台街][#12][1080p].mp4', { title: '灯台街', episodes: [12] }],
    ['[字幕组][灯台街][EP12][1080p].mp4', { title: '灯台街', episodes: [12] }],
  ],

  'several titles in one name': [
    [
      '[字幕组] 灯台街 / Lantern Street - 03 [1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组] 灯台街 _ Lantern Street - 03 [1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街_Lantern Street][03][1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街_ランタン通り_Lantern Street_The Long Lantern][03][1080p].mkv',
      {
        title: 'Lantern Street',
        titles: ['Lantern Street', 'The Long Lantern', '灯台街', 'ランタン通り'],
        episodes: [3],
      },
    ],
    [
      '[字幕组][灯台街BRIGHT_Lantern Street Bright][03][1080p].mkv',
      { title: 'Lantern Street Bright', titles: ['Lantern Street Bright', '灯台街BRIGHT'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街 Bright!_Lantern Street Bright!][03][1080p].mkv',
      {
        title: 'Lantern Street Bright!',
        titles: ['Lantern Street Bright!', '灯台街 Bright!', '灯台街', 'Bright!'],
        episodes: [3],
      },
    ],
    [
      '[字幕组][灯台街 〜夜〜_Lantern Street Yoru][03][1080p].mkv',
      { title: 'Lantern Street Yoru', titles: ['Lantern Street Yoru', '灯台街 〜夜〜'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街 Re_Light_Lantern Street Re_Light][03][1080p].mkv',
      {
        title: 'Lantern Street Re Light',
        titles: ['Lantern Street Re Light', '灯台街 Re Light', '灯台街', 'Re Light'],
        episodes: [3],
      },
    ],
    [
      '[字幕组][灯台街_LANTERNST_Lantern St][03][1080p].mkv',
      { title: 'LANTERNST', titles: ['LANTERNST', 'Lantern St', '灯台街'], episodes: [3] },
    ],
    [
      '[Tidepool] Lantern Street - 灯台街 - 03 [1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    ['[Tidepool] Lantern Street - LANTERN STREET! - 03 [1080p].mkv', { title: 'LANTERN STREET!', episodes: [3] }],
    [
      '[字幕组]灯台街·Lantern Street[03][1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街 ~ Lantern Street ~][03][1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街][Lantern Street][03][1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], episodes: [3] },
    ],
    [
      '[字幕组] 灯台街 Lantern Street [03][1080p].mkv',
      { title: '灯台街 Lantern Street', titles: ['灯台街 Lantern Street', '灯台街', 'Lantern Street'], episodes: [3] },
    ],
    [
      '[字幕组] 灯台街 第二季 / Lantern Street S2 - 03 [1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], season: 2, episodes: [3] },
    ],
    [
      '[字幕组] 灯台街 第二季 Lantern Street II [03][1080p].mkv',
      { title: '灯台街', titles: ['灯台街', 'Lantern Street II'], season: 2, episodes: [3] },
    ],
    [
      '[字幕组] 灯台街2 _ Lantern Street 2 - 03 [1080p].mkv',
      {
        title: 'Lantern Street',
        titles: ['Lantern Street', '灯台街', '灯台街2', 'Lantern Street 2'],
        season: 2,
        episodes: [3],
      },
    ],
    [
      'Lantern Street | Tourou Gai - 03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Tourou Gai'], episodes: [3] },
    ],
    [
      '灯台街 - BRIGHT - 03.mkv',
      { title: '灯台街 - BRIGHT', titles: ['灯台街 - BRIGHT', '灯台街', 'BRIGHT'], episodes: [3] },
    ],
    [
      '[字幕组][灯台街 1_2 2024年版 _ Lantern ½][03][1080p].mkv',
      { title: 'Lantern ½', titles: ['Lantern ½', '灯台街 1/2'], episodes: [3], year: 2024 },
    ],
  ],

  'seasons by word, letter and number': [
    ['Lantern Street S2 - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street S02 - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street 2nd Season - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Season 2 - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Season II - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street (Season 2) - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Third Season - 03.mkv', { title: 'Lantern Street', season: 3, episodes: [3] }],
    [
      'Lantern Street III - 03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Lantern Street III'], season: 3, episodes: [3] },
    ],
    [
      'Lantern Street Ⅲ - 03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Lantern Street Ⅲ'], season: 3, episodes: [3] },
    ],
    [
      'Lantern Street 2 - 03.mkv',
      { title: 'Lantern Street 2', titles: ['Lantern Street 2', 'Lantern Street'], season: 2, episodes: [3] },
    ],
    [
      'Lantern Street! 2 - 03.mkv',
      { title: 'Lantern Street! 2', titles: ['Lantern Street! 2', 'Lantern Street!'], season: 2, episodes: [3] },
    ],
    ['Lantern Street Series 2 - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Saison 2 - 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Staffel 2 Folge 3.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street Temporada 2 Episodio 3.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    [
      'Lantern Street - S02 - The Long Night - 03.mkv',
      {
        title: 'Lantern Street',
        titles: ['Lantern Street', 'Lantern Street - The Long Night'],
        season: 2,
        episodes: [3],
      },
    ],
    [
      'Lantern Street Season 2_ The Long Night - 03.mkv',
      {
        title: 'Lantern Street Season 2_ The Long Night',
        titles: ['Lantern Street Season 2_ The Long Night', 'Lantern Street_ The Long Night'],
        season: 2,
        episodes: [3],
      },
    ],
    ['Lantern Street S02P02/S02E13.mkv', { title: 'Lantern Street', season: 2, part: 2, episodes: [13] }],
    ['Lantern Street S2 Part 2 - 03.mkv', { title: 'Lantern Street', season: 2, part: 2, episodes: [3] }],
    [
      'Lantern Street II Part 2 - 03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Lantern Street II'], season: 2, part: 2, episodes: [3] },
    ],
    ['Lantern Street Part II - 03.mkv', { title: 'Lantern Street', part: 2, episodes: [3] }],
    ['Lantern Street Parte 2 - 03.mkv', { title: 'Lantern Street', part: 2, episodes: [3] }],
    ['Lantern Street Cour 2 - 03.mkv', { title: 'Lantern Street', part: 2, episodes: [3] }],
    ['灯台街 第二季 03.mkv', { title: '灯台街', season: 2, episodes: [3] }],
    ['灯台街 第2季 第3集.mkv', { title: '灯台街', season: 2, episodes: [3] }],
    ['灯台街 二期 03.mkv', { title: '灯台街', season: 2, episodes: [3] }],
    ['灯台街 第二部 03.mkv', { title: '灯台街', season: 2, episodes: [3] }],
    ['灯台街2 03.mkv', { title: '灯台街2', titles: ['灯台街2', '灯台街'], season: 2, episodes: [3] }],
    [
      '灯台街 第二季 ~夜之章~ - 03.mkv',
      {
        title: '灯台街 第二季 ~夜之章~',
        titles: ['灯台街 第二季 ~夜之章~', '灯台街 ~夜之章~'],
        season: 2,
        episodes: [3],
      },
    ],
    ['ランタン通り 2期 第3話.mkv', { title: 'ランタン通り', season: 2, episodes: [3] }],
    ['ランタン通り 第２期 第３話.mkv', { title: 'ランタン通り', season: 2, episodes: [3] }],
    ['ランタン通り SEASON2 #3.mkv', { title: 'ランタン通り', season: 2, episodes: [3] }],
    ['ランタン通り 第2クール 第15話.mkv', { title: 'ランタン通り', part: 2, episodes: [15] }],
    ['등불 거리 2기 3화.mkv', { title: '등불 거리', season: 2, episodes: [3] }],
    ['등불 거리 시즌2 3화.mkv', { title: '등불 거리', season: 2, episodes: [3] }],
    ['등불 거리 시즌 2 E03.mkv', { title: '등불 거리', season: 2, episodes: [3] }],
  ],

  'packs of seasons': [
    ['[Tidepool] Lantern Street (Seasons 1-2) [BD 1080p].mkv', { title: 'Lantern Street', season: 1 }],
    ['[Tidepool] Lantern Street S01-S03 [BD 1080p].mkv', { title: 'Lantern Street', season: 1 }],
    ['Lantern Street S1+S2 [1080p]/Lantern Street S2E03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['[Tidepool] Lantern Street (Season 1-3) [BD]/Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3] }],
  ],

  'season and absolute side by side': [
    ['Lantern Street - S02E13 (38).mkv', { title: 'Lantern Street', season: 2, episodes: [13], absolute: [38] }],
    ['Lantern Street - S02E13 [038].mkv', { title: 'Lantern Street', season: 2, episodes: [13], absolute: [38] }],
    ['Lantern Street - 38 - S02E13.mkv', { title: 'Lantern Street', season: 2, episodes: [13], absolute: [38] }],
    [
      '[Tidepool] Lantern Street S2 - 13 (38) [1080p].mkv',
      { title: 'Lantern Street', season: 2, episodes: [13], absolute: [38] },
    ],
    [
      'Lantern Street - S02E13 - 038 - The Lamp.mkv',
      { title: 'Lantern Street', season: 2, episodes: [13], absolute: [38] },
    ],
  ],

  'S01E02 and its kin': [
    ['lantern.street.s02e03.mkv', { title: 'lantern street', season: 2, episodes: [3] }],
    ['Lantern Street S2E3.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street S02.E03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street S02 E03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street S02EP03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street T02E03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street 2x03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street 02X03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street 2009x03.mkv', { title: 'Lantern Street', season: 2009, episodes: [3] }],
    [
      "Lantern Street/Season 02/S02E03-'The Lamp'.mkv",
      { title: 'Lantern Street', season: 2, episodes: [3], episodeTitle: "'The Lamp'" },
    ],
    [
      'Lantern Street/Season 2009/2009x03 - The Lamp.mkv',
      { title: 'Lantern Street', season: 2009, episodes: [3], episodeTitle: 'The Lamp' },
    ],
    ['Lantern Street S02E03v2.mkv', { title: 'Lantern Street', season: 2, episodes: [3], version: 2 }],
    ['Lantern Street S02E03.5.mkv', { title: 'Lantern Street', season: 2, episodes: [3.5] }],
    ['Lantern Street S02E03-E05.mkv', { title: 'Lantern Street', season: 2, episodes: [3, 4, 5] }],
    ['Lantern Street S02E03-05.mkv', { title: 'Lantern Street', season: 2, episodes: [3, 4, 5] }],
    ['Lantern Street S02E03E04E05.mkv', { title: 'Lantern Street', season: 2, episodes: [3, 4, 5] }],
    ['Lantern Street S00E02.mkv', { title: 'Lantern Street', season: 0, episodes: [2] }],
    ['Lantern Street S02SP01.mkv', { title: 'Lantern Street', season: 2, episodes: [1], type: 'special' }],
    ['Lantern Street S02OVA1.mkv', { title: 'Lantern Street', season: 2, episodes: [1], type: 'special' }],
  ],

  'episode words of many languages': [
    ['Lantern Street Episode 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street Ep. 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street EP03v2.mkv', { title: 'Lantern Street', episodes: [3], version: 2 }],
    ['Lantern Street Épisode 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street Capitulo 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street 3. Bölüm.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street 3 серия.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street odcinek 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Улица фонарей - 03.mkv', { title: 'Улица фонарей', episodes: [3] }],
    ['Улица фонарей 3 сезон 5 серия.mkv', { title: 'Улица фонарей', season: 3, episodes: [5] }],
    ['Lantern Street Tập 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street ตอนที่ 3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street 03 of 12.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street #3.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['灯台街 第三集.mkv', { title: '灯台街', episodes: [3] }],
    ['灯台街 第十三话.mkv', { title: '灯台街', episodes: [13] }],
    ['灯台街 第二十一回.mkv', { title: '灯台街', episodes: [21] }],
    ['ランタン通り 第3話「灯り」.mkv', { title: 'ランタン通り', episodes: [3], episodeTitle: '「灯り」' }],
    [
      'ランタン通り #03 「灯り」 (BS11 1920x1080).ts',
      { title: 'ランタン通り', episodes: [3], episodeTitle: '「灯り」' },
    ],
    ['등불 거리 제3화.mkv', { title: '등불 거리', episodes: [3] }],
    ['등불 거리 3화 한글자막.mkv', { title: '등불 거리', episodes: [3] }],
    ['등불 거리.3회.720p.mkv', { title: '등불 거리', episodes: [3] }],
  ],

  'noise that is no title': [
    [
      '【字幕组】★10月新番★[灯台街][03][1080p][简日双语][招募翻译].mp4',
      { title: '灯台街', episodes: [3], releaseGroup: '字幕组' },
    ],
    ['【字幕组】★4月新番 [灯台街][03][BIG5][720P].mp4', { title: '灯台街', episodes: [3], releaseGroup: '字幕组' }],
    ['[字幕组][2024年10月新番][灯台街][03].mp4', { title: '灯台街', episodes: [3], releaseGroup: '字幕组' }],
    ['[字幕组][十月新番][灯台街][03][GB].mp4', { title: '灯台街', episodes: [3], releaseGroup: '字幕组' }],
    [
      '[字幕组] 灯台街 [03][1080p][简繁内封字幕](检索：灯台).mkv',
      { title: '灯台街', episodes: [3], releaseGroup: '字幕组' },
    ],
    [
      '[Tidepool] 灯台街（僅限港澳台地區） - 03 [1080P][Bilibili].mp4',
      { title: '灯台街', episodes: [3], releaseGroup: 'Tidepool' },
    ],
    ['[字幕组][灯台街][03][繁體][檢索：灯台].mp4', { title: '灯台街', episodes: [3], releaseGroup: '字幕组' }],
    ['◆字幕组◆[灯台街][03][BIG5].mp4', { title: '灯台街', episodes: [3], releaseGroup: '灯台街' }],
    [
      '[Tidepool] Lantern Street - 03 [Multiple Subtitle][ENG][FRE].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' },
    ],
    [
      '[Tidepool] Lantern Street - 03 [Dual Audio 10bit 1080p][HEVC-x265].mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' },
    ],
    [
      '[Tidepool] Lantern Street - 03 VOSTFR (1080p).mkv',
      { title: 'Lantern Street', episodes: [3], releaseGroup: 'Tidepool' },
    ],
    ['Lantern Street - 03 [RAW].mkv', { title: 'Lantern Street', episodes: [3] }],
    [
      '[Tidepool] Lantern Street - 05 [1080p] [01_22] - _[Tidepool] Lantern Street - 05 [1080p].mkv.001_.mkv',
      { title: 'Lantern Street', episodes: [5], releaseGroup: 'Tidepool' },
    ],
  ],

  specials: [
    ['Lantern Street Special.mkv', { title: 'Lantern Street', type: 'special' }],
    ['Lantern Street SP1.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
    ['Lantern Street OVA.mkv', { title: 'Lantern Street', type: 'special' }],
    ['Lantern Street OVA 02.mkv', { title: 'Lantern Street', episodes: [2], type: 'special' }],
    ['Lantern Street - OVA2.mkv', { title: 'Lantern Street', episodes: [2], type: 'special' }],
    ['Lantern Street OAD.mkv', { title: 'Lantern Street', type: 'special' }],
    ['[字幕组] 灯台街 OVA [1080p].mkv', { title: '灯台街', type: 'special' }],
    ['灯台街OVA 第1話.mkv', { title: '灯台街', episodes: [1], type: 'special' }],
    ['ランタン通り 特別編.mkv', { title: 'ランタン通り', type: 'special' }],
    ['ランタン通り 番外編 1.mkv', { title: 'ランタン通り', episodes: [1], type: 'special' }],
    ['灯台街 特别篇 01.mkv', { title: '灯台街', episodes: [1], type: 'special' }],
    ['등불 거리 특별편.mkv', { title: '등불 거리', type: 'special' }],
    ['Special Lamp - 03.mkv', { title: 'Special Lamp', episodes: [3] }],
    ['Lantern Street - Special Lamp Show - 03.mkv', { title: 'Lantern Street - Special Lamp Show', episodes: [3] }],
    ['Lantern Street/Specials/Lantern Street - 01.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
    ['Lantern Street/SP/01.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
    ['Lantern Street/特典/01.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
    ['Lantern Street/OVA/Lantern Street OVA - 01.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
    ['Lantern Street/S00/01.mkv', { title: 'Lantern Street', episodes: [1], type: 'special' }],
  ],

  'extras that no series numbers': [
    ['[Tidepool] Lantern Street NCOP [BD].mkv', { title: 'Lantern Street', type: 'extra' }],
    ['[Tidepool] Lantern Street - NCED2 [BD].mkv', { title: 'Lantern Street', episodes: [2], type: 'extra' }],
    ['[Tidepool] Lantern Street [NCOP01][BD].mkv', { title: 'Lantern Street', episodes: [1], type: 'extra' }],
    ['[Tidepool] Lantern Street OP [BD].mkv', { title: 'Lantern Street', type: 'extra' }],
    ['[Tidepool] Lantern Street ED2v2.mkv', { title: 'Lantern Street', episodes: [2], type: 'extra', version: 2 }],
    ['[Tidepool] Lantern Street - Opening.mkv', { title: 'Lantern Street', type: 'extra' }],
    ['[Tidepool] Lantern Street - Ending 2.mkv', { title: 'Lantern Street', episodes: [2], type: 'extra' }],
    ['[Tidepool] Lantern Street - Clean Opening.mkv', { title: 'Lantern Street', type: 'extra' }],
    ['[Tidepool] Lantern Street Creditless Ending 2.mkv', { title: 'Lantern Street', episodes: [2], type: 'extra' }],
    ['[Tidepool] Lantern Street PV1.mkv', { title: 'Lantern Street', episodes: [1], type: 'extra' }],
    ['[Tidepool] Lantern Street CM [720p].mkv', { title: 'Lantern Street', type: 'extra' }],
    ['[Tidepool] Lantern Street - Menu 03.mkv', { title: 'Lantern Street', episodes: [3], type: 'extra' }],
    ['Lantern Street/Extras/Interview.mkv', { title: 'Lantern Street', type: 'extra' }],
    ['Lantern Street/NCOP/01.mkv', { title: 'Lantern Street', episodes: [1], type: 'extra' }],
    ['Lantern Street/映像特典/01.mkv', { title: 'Lantern Street', episodes: [1], type: 'extra' }],
    ['PV Lantern - 03.mkv', { title: 'PV Lantern', episodes: [3] }],
    ['Open Lantern - 03.mkv', { title: 'Open Lantern', episodes: [3] }],
  ],

  'films that say so': [
    ['Lantern Street the Movie (2014).mkv', { title: 'Lantern Street the Movie', year: 2014, type: 'movie' }],
    ['Lantern Street Movie 2.mkv', { title: 'Lantern Street Movie 2', type: 'movie' }],
    ['Lantern Street - The Movie.mkv', { title: 'Lantern Street - The Movie', type: 'movie' }],
    ['Gekijouban Lantern Street.mkv', { title: 'Lantern Street', type: 'movie' }],
    ['劇場版 ランタン通り.mkv', { title: 'ランタン通り', type: 'movie' }],
    ['劇場版ランタン通り (2014).mkv', { title: 'ランタン通り', year: 2014, type: 'movie' }],
    ['ランタン通り 劇場版.mkv', { title: 'ランタン通り', type: 'movie' }],
    ['[字幕组][剧场版 灯台街][1080p].mkv', { title: '灯台街', type: 'movie' }],
    [
      '[字幕组] 灯台街 剧场版：长夜 [1080p].mkv',
      { title: '灯台街 剧场版：长夜', titles: ['灯台街 剧场版：长夜', '灯台街 长夜'], type: 'movie' },
    ],
    [
      '[字幕组] 灯台街 / Lantern Street 剧场版 [1080p].mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', '灯台街'], type: 'movie' },
    ],
    ['극장판 등불 거리 (2014).mkv', { title: '등불 거리', year: 2014, type: 'movie' }],
    ['Lantern.Street.2014.1080p.BluRay.x264-TIDE.mkv', { title: 'Lantern Street', year: 2014, type: 'movie' }],
    ['Lantern Street 2014 1080p.mkv', { title: 'Lantern Street', year: 2014, type: 'movie' }],
    ['Lantern Street (2014).mkv', { title: 'Lantern Street', year: 2014, type: 'movie' }],
    ['Lantern Street 2044 (2014).mkv', { title: 'Lantern Street 2044', year: 2014, type: 'movie' }],
    ['Movies/Lantern Street (2014)/Lantern Street.mkv', { title: 'Lantern Street', year: 2014, type: 'movie' }],
  ],

  'years, dates of air': [
    ['Lantern Street (2014) - 03.mkv', { title: 'Lantern Street', episodes: [3], year: 2014 }],
    ['Lantern Street 2014 - 03.mkv', { title: 'Lantern Street', episodes: [3], year: 2014 }],
    ['Lantern Street [2014] - 03.mkv', { title: 'Lantern Street', episodes: [3], year: 2014 }],
    ['[字幕组][灯台街 2014][03].mp4', { title: '灯台街', episodes: [3], year: 2014 }],
    ['[2014.04.07] Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street - 03 (2014-04-07).mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street - 03 [20140407].mkv', { title: 'Lantern Street', episodes: [3] }],
    ['[字幕组][灯台街][03][2014.04.07][1080P].mp4', { title: '灯台街', episodes: [3] }],
    ['Lantern Street - 2014-04-07.mkv', { title: 'Lantern Street' }],
  ],

  'what folders say': [
    ['Anime/Lantern Street/03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street/S2/03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street/Season 2/Episode 03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street/2/03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    ['Lantern Street (2014)/Season 1/03.mkv', { title: 'Lantern Street', season: 1, episodes: [3], year: 2014 }],
    ['[Tidepool] Lantern Street [BD 1080p]/03.mkv', { title: 'Lantern Street', episodes: [3] }],
    [
      '[Tidepool] Lantern Street S2 [1080p]/[Tidepool] Lantern Street - 03.mkv',
      { title: 'Lantern Street', season: 2, episodes: [3] },
    ],
    ['Lantern Street 2nd Season/03.mkv', { title: 'Lantern Street', season: 2, episodes: [3] }],
    [
      'Lantern Street II/03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Lantern Street II'], season: 2, episodes: [3] },
    ],
    ['灯台街 第二季/03.mp4', { title: '灯台街', season: 2, episodes: [3] }],
    ['灯台街/第二季/第03集.mp4', { title: '灯台街', season: 2, episodes: [3] }],
    ['등불 거리/2기/03화.mkv', { title: '등불 거리', season: 2, episodes: [3] }],
    ['Lantern Street/Part 2/03.mkv', { title: 'Lantern Street', part: 2, episodes: [3] }],
    ['Lantern Street/Disc 1/03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['Lantern Street/1080p/03.mkv', { title: 'Lantern Street', episodes: [3] }],
    ['downloads/Lantern Street - 03.mkv', { title: 'Lantern Street', episodes: [3] }],
    [
      'TV/Lantern Street/Season 01/Lantern Street - S01E03 - The Lamp.mkv',
      { title: 'Lantern Street', season: 1, episodes: [3] },
    ],
    [
      'Lantern Street/Lantern Street II/Lantern Street II - 03.mkv',
      { title: 'Lantern Street', titles: ['Lantern Street', 'Lantern Street II'], season: 2, episodes: [3] },
    ],
    ['86/03.mkv', { title: '86', episodes: [3] }],
    ['No. 6/Season 1/03.mkv', { title: 'No. 6', season: 1, episodes: [3] }],
  ],

  'seasons beside a year, a volume, another number': [
    ['Lantern Street (2) - 07.mkv', { title: 'Lantern Street', season: 2, episodes: [7] }],
    ['Lantern Street (2) Episode 07.mkv', { title: 'Lantern Street', season: 2, episodes: [7] }],
    ['[Group]_Lantern_Street_(2)_Ep07_(AB12CD34).mkv', { title: 'Lantern Street', season: 2, episodes: [7] }],
    ['Lantern Street - 07 (2).mkv', { title: 'Lantern Street', season: null, episodes: [7] }],
    ['[Tidepool]_Lantern_Street!_(3)_-_07_[720p].mkv', { title: 'Lantern Street!', season: 3, episodes: [7] }],
    ['Lantern Street (2015) II - 05.mkv', { title: 'Lantern Street', season: 2, episodes: [5], year: 2015 }],
    ['[Tidepool]_Lantern_Street_(2015)_3_-_05.mkv', { title: 'Lantern Street', season: 3, episodes: [5], year: 2015 }],
    ['[Tidepool] Lantern - Street Volume 3 - 06 (1080p).mkv', { title: 'Lantern - Street', season: 3, episodes: [6] }],
    ['Lantern Street Vol. 3 - 05.mkv', { title: 'Lantern Street', episodes: [5] }],
    ['Lantern Street Vol.1 - Vol.3.mkv', { title: 'Lantern Street' }],
    [
      '[Tidepool] Lantern Street (2016 Dai 2 Cour) - 06v3 [1080p].mkv',
      { title: 'Lantern Street', part: 2, episodes: [6], year: 2016, version: 3 },
    ],
    ['Lantern Street Dai 2 Ki - 05.mkv', { title: 'Lantern Street', season: 2, episodes: [5] }],
    ['Lantern Street Dai-2-bu - 05.mkv', { title: 'Lantern Street', part: 2, episodes: [5] }],
    ['Lantern Street (2016 TV) - 05.mkv', { title: 'Lantern Street', episodes: [5], year: 2016 }],
    ['灯台街 第2期 第2部 - 05.mkv', { title: '灯台街', season: 2, part: 2, episodes: [5] }],
    ['灯台街 第二季 第二部分 05.mkv', { title: '灯台街', season: 2, part: 2, episodes: [5] }],
    ['灯台街 第2期第2クール 第05話.mkv', { title: '灯台街', season: 2, part: 2, episodes: [5] }],
    [
      '[Tidepool]_Lantern_Street_OVA_1_-_03v2_[720p].mkv',
      { title: 'Lantern Street', type: 'special', episodes: [3], version: 2 },
    ],
    [
      '[Tidepool] Lantern Street (1997) - NCOPv2 (BD).mkv',
      { title: 'Lantern Street', type: 'extra', year: 1997, version: 2 },
    ],
  ],

  'films by their word in front': [
    ['【剧场版】灯台街.mp4', { title: '灯台街', type: 'movie', releaseGroup: null }],
    ['[劇場版][字幕组][灯台街][1080p].mp4', { title: '灯台街', type: 'movie', releaseGroup: '字幕组' }],
    ['【字幕组】★剧场版★[灯台街][1080p].mkv', { title: '灯台街', type: 'movie', releaseGroup: '字幕组' }],
    [
      'Lantern.Street.-prelude-.2022.1080p.BluRay.x264-TIDE.mkv',
      { title: 'Lantern Street -prelude-', type: 'movie', year: 2022 },
    ],
    ['Lantern Street -prelude- (2022).mkv', { title: 'Lantern Street -prelude-', type: 'movie', year: 2022 }],
  ],

  'groups that are none': [
    ['灯台街[RG ROAD] 第3話.mkv', { title: '灯台街[RG ROAD]', episodes: [3], releaseGroup: null }],
    [
      'Lantern Street 3x089 - The Lamp (Part 4).avi',
      { title: 'Lantern Street', season: 3, episodes: [89], releaseGroup: null },
    ],
    [
      'Lantern_Street_Ep08_The_Lamp_[1080p,BluRay,x264]_-_TIDE.mkv',
      { title: 'Lantern Street', episodes: [8], releaseGroup: 'TIDE' },
    ],
  ],

  'short names of folders': [
    ['K/Season 1/05.mkv', { title: 'K', season: 1, episodes: [5] }],
    ['[Tidepool] C3 [BD 1080p]/05.mkv', { title: 'C3', episodes: [5] }],
    ['Lantern Street/K/05.mkv', { title: 'Lantern Street', episodes: [5] }],
    ['Anime/D4/05.mkv', { title: 'D4', episodes: [5] }],
    ['C3/05.mkv', { title: 'C3', episodes: [5] }],
    ['K/Lantern Street - 05.mkv', { title: 'Lantern Street', episodes: [5] }],
  ],

  'numbers that titles end in': [
    ['[Tidepool] Harbour Monsters 02 - 05 [720p].mkv', { title: 'Harbour Monsters 02', episodes: [5] }],
    ['[Tidepool] Harbour Monsters 01 - 05 [720p].mkv', { title: 'Harbour Monsters', episodes: [1, 2, 3, 4, 5] }],
    ['[Tidepool] Harbour Monsters 02-05 [720p].mkv', { title: 'Harbour Monsters', episodes: [2, 3, 4, 5] }],
    ['Films/Harbour Saga VII.mkv', { title: 'Harbour Saga VII' }],
    ['[Tidepool] Harbour Saga III.mkv', { title: 'Harbour Saga', season: 3 }],
    ['Harbour Saga 2 (TV) - 05.mkv', { title: 'Harbour Saga 2', season: 2, episodes: [5], releaseGroup: null }],
  ],

  'numbers between lines': [
    ['Harbour Saga _ 07 _ The Lamp.mkv', { title: 'Harbour Saga', episodes: [7], episodeTitle: 'The Lamp' }],
    ['[Tidepool] Harbour Saga _ 07v2 _ 1080p.mkv', { title: 'Harbour Saga', episodes: [7], version: 2 }],
    ['Harbour Saga _ 07.mkv', { title: 'Harbour Saga', episodes: [7] }],
  ],
};
