// Names as people have them, by family, and what each says. The reader is held to them, and both Anitomys to each other.
import type { ParsedName } from '../../src/model/parsed-name.ts';

/** What is not given is expected to be empty: no season, no part, no episode, no year, no version, and the type an episode's. */
export type Expected = Partial<ParsedName> & Pick<ParsedName, 'title'>;

/** A path with the folders above the file, and what is to be read from it. */
type Row = readonly [path: string, expected: Expected];

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

export const NAMES: Readonly<Record<string, readonly Row[]>> = {
  'latin, bracketed': [
    [
      '[SubsPlease] Sousou no Frieren - 12 (1080p) [ABCD1234].mkv',
      {
        title: 'Sousou no Frieren',
        episodes: [12],
        releaseGroup: 'SubsPlease',
        resolution: '1080p',
        checksum: 'ABCD1234',
      },
    ],
    ['[Erai-raws] Dungeon Meshi - 24 END [1080p][Multiple Subtitle].mkv', { title: 'Dungeon Meshi', episodes: [24] }],
    [
      '[Commie] Hibike! Euphonium - 08 [9D3F22C1].mkv',
      { title: 'Hibike! Euphonium', episodes: [8], checksum: '9D3F22C1', releaseGroup: 'Commie' },
    ],
    ['[HorribleSubs] Boku no Hero Academia - 63 [720p].mkv', { title: 'Boku no Hero Academia', episodes: [63] }],
    ['[Group]_Aria_the_Animation_-_03_[DVD].avi', { title: 'Aria the Animation', episodes: [3], source: 'DVD' }],
    ['[Coalgirls]_Toradora!_07_(1280x720_Blu-ray_FLAC).mkv', { title: 'Toradora!', episodes: [7] }],
    [
      '[A-B] Kaze ga Tsuyoku Fuiteiru - 01 [WEB 1080p x265 AAC].mkv',
      { title: 'Kaze ga Tsuyoku Fuiteiru', episodes: [1] },
    ],
    ['[Moozzi2] Haibane Renmei - 04 (BD 1920x1080 x.265-10Bit Flac).mkv', { title: 'Haibane Renmei', episodes: [4] }],
    ['[sam] Planetes - 19 [BD 1080p FLAC] [1F2E3D4C].mkv', { title: 'Planetes', episodes: [19] }],
    ['Kemono no Souja Erin - 33 [Group].mkv', { title: 'Kemono no Souja Erin', episodes: [33], releaseGroup: 'Group' }],
    ['(Hi10) Shinsekai Yori - 11 (BD 720p) (Group).mkv', { title: 'Shinsekai Yori', episodes: [11] }],
    ['[Group] Nichijou - 05 - Nichijou no Daigowa [1080p].mkv', { title: 'Nichijou', episodes: [5] }],
    ['[Group] Yuru Camp [03] [1080p].mkv', { title: 'Yuru Camp', episodes: [3] }],
    ['[Group].Vinland.Saga.-.09.[1080p].mkv', { title: 'Vinland Saga', episodes: [9] }],
    [
      '[DB] Re꞉Zero kara Hajimeru Isekai Seikatsu - 20 (10bit BD1080p).mkv',
      { title: 'Re꞉Zero kara Hajimeru Isekai Seikatsu', episodes: [20] },
    ],
    ['Show.Title.-.03.mkv', { title: 'Show Title', episodes: [3] }],
    ['Noragami Aragoto 10 720p.mp4', { title: 'Noragami Aragoto', episodes: [10], resolution: '720p' }],
  ],

  S01E02: [
    [
      'Frieren.Beyond.Journeys.End.S01E07.1080p.WEB-DL.AAC2.0.H.264-GROUP.mkv',
      { title: 'Frieren Beyond Journeys End', season: 1, episodes: [7] },
    ],
    [
      'Vinland Saga - S02E13 - Dark Clouds.mkv',
      { title: 'Vinland Saga', season: 2, episodes: [13], episodeTitle: 'Dark Clouds' },
    ],
    ['JoJo S05E12.mkv', { title: 'JoJo', season: 5, episodes: [12] }],
    ['Dr. Stone S03E04.mkv', { title: 'Dr. Stone', season: 3, episodes: [4] }],
    ['dororo.s01e24.720p.mkv', { title: 'dororo', season: 1, episodes: [24] }],
    ['Haikyuu!! - S04E25v2 [1080p].mkv', { title: 'Haikyuu!!', season: 4, episodes: [25], version: 2 }],
    ['Made in Abyss 2x05.mkv', { title: 'Made in Abyss', season: 2, episodes: [5] }],
    ['Golden Kamuy S4 - 03 [1080p].mkv', { title: 'Golden Kamuy', season: 4, episodes: [3] }],
    ['[Group] Kaguya-sama S2 - 11 [720p].mkv', { title: 'Kaguya-sama', season: 2, episodes: [11] }],
    ['Bungou Stray Dogs S01.E05.mkv', { title: 'Bungou Stray Dogs', season: 1, episodes: [5] }],
    ['Overlord S04 E06.mkv', { title: 'Overlord', season: 4, episodes: [6] }],
    ['Shirobako Season 1 Episode 12.mkv', { title: 'Shirobako', season: 1, episodes: [12] }],
    ['Barakamon S00E01.mkv', { title: 'Barakamon', season: 0, episodes: [1] }],
    [
      'My Hero Academia (2016) - S02E13 (38).mkv',
      { title: 'My Hero Academia', season: 2, episodes: [13], absolute: [38], year: 2016 },
    ],
    ['My Hero Academia/S02E13 (38).mkv', { title: 'My Hero Academia', season: 2, episodes: [13], absolute: [38] }],
    [
      'Ping Pong the Animation S01E02 Smile Is a Robot 1080p.mkv',
      { title: 'Ping Pong the Animation', season: 1, episodes: [2] },
    ],
    [
      '[Group] Spice and Wolf (2024) - S01E02 [CR][1080p].mkv',
      { title: 'Spice and Wolf', season: 1, episodes: [2], year: 2024 },
    ],
  ],

  absolute: [
    ['One Piece - 1071.mkv', { title: 'One Piece', episodes: [1071] }],
    ['[Group] Detective Conan - 0987 [1080p].mkv', { title: 'Detective Conan', episodes: [987] }],
    ['Naruto Shippuuden 256.avi', { title: 'Naruto Shippuuden', episodes: [256] }],
    ['Gintama 316 [720p].mkv', { title: 'Gintama', episodes: [316] }],
    ["Dragon Ball Z - 291 - Goku's Next Journey.mkv", { title: 'Dragon Ball Z', episodes: [291] }],
    ['Bleach Episode 366.mkv', { title: 'Bleach', episodes: [366] }],
    ['Fairy Tail Ep 175.mp4', { title: 'Fairy Tail', episodes: [175] }],
    ['Hunter x Hunter (2011) - 120.mkv', { title: 'Hunter x Hunter', episodes: [120], year: 2011 }],
    ['Pocket Monsters #045.mkv', { title: 'Pocket Monsters', episodes: [45] }],
    ['Legend of the Galactic Heroes E110.mkv', { title: 'Legend of the Galactic Heroes', episodes: [110] }],
    ['Maison Ikkoku 03 of 96.avi', { title: 'Maison Ikkoku', episodes: [3] }],
  ],

  'titles that hold numbers': [
    ['86 - 03.mkv', { title: '86', episodes: [3] }],
    ['[Judas] 86 - 01v2 [1080p HEVC].mkv', { title: '86', episodes: [1], version: 2, releaseGroup: 'Judas' }],
    ['86 - Eighty Six - 05.mkv', { title: '86 - Eighty Six', episodes: [5] }],
    ['Mob Psycho 100 - 05.mkv', { title: 'Mob Psycho 100', episodes: [5] }],
    ['Mob Psycho 100 II - 05.mkv', { title: 'Mob Psycho 100', season: 2, episodes: [5] }],
    ['91 Days - 03.mkv', { title: '91 Days', episodes: [3] }],
    ['Zom 100 - Bucket List of the Dead - 03.mkv', { title: 'Zom 100 - Bucket List of the Dead', episodes: [3] }],
    ['Steins;Gate 0 - 04.mkv', { title: 'Steins;Gate 0', episodes: [4] }],
    ['22-7 - 05.mkv', { title: '22-7', episodes: [5] }],
    ['No. 6 - 03.mkv', { title: 'No. 6', episodes: [3] }],
    ['Golgo 13 - 04.mkv', { title: 'Golgo 13', episodes: [4] }],
    ['3x3 Eyes - 02.mkv', { title: '3x3 Eyes', episodes: [2] }],
    ['11eyes 03.mkv', { title: '11eyes', episodes: [3] }],
    ['[Group] Kanon 2006 - 01.mkv', { title: 'Kanon 2006', episodes: [1] }],
    ['Space Battleship Yamato 2199 - 11.mkv', { title: 'Space Battleship Yamato 2199', episodes: [11] }],
    ['Level 1 Demon Lord and One Room Hero - 07.mkv', { title: 'Level 1 Demon Lord and One Room Hero', episodes: [7] }],
    ['Code Geass R2 - 09.mkv', { title: 'Code Geass R2', episodes: [9] }],
    ['Mob Psycho 100/05.mkv', { title: 'Mob Psycho 100', episodes: [5] }],
    ['86/Season 1/11.mkv', { title: '86', season: 1, episodes: [11] }],
    ['Galaxy Express 999 - 045.mkv', { title: 'Galaxy Express 999', episodes: [45] }],
    ['Cyborg 009 - 12.mkv', { title: 'Cyborg 009', episodes: [12] }],
    ['Eureka Seven - 10.mkv', { title: 'Eureka Seven', episodes: [10] }],
    ['Tokyo Magnitude 8.0 - 03.mkv', { title: 'Tokyo Magnitude 8.0', episodes: [3] }],
  ],

  'seasons and parts': [
    ['Spy x Family Part 2 - 03.mkv', { title: 'Spy x Family', part: 2, episodes: [3] }],
    ['Shingeki no Kyojin Season 3 Part 2 - 04.mkv', { title: 'Shingeki no Kyojin', season: 3, part: 2, episodes: [4] }],
    ['Shingeki no Kyojin The Final Season - 61.mkv', { title: 'Shingeki no Kyojin The Final Season', episodes: [61] }],
    ['Oshi no Ko 2nd Season - 07 [1080p].mkv', { title: 'Oshi no Ko', season: 2, episodes: [7] }],
    ['Fruits Basket (2019) Second Season - 12.mkv', { title: 'Fruits Basket', season: 2, episodes: [12], year: 2019 }],
    ['86 2nd Cour - 12.mkv', { title: '86', part: 2, episodes: [12] }],
    ['Dr. Stone New World Cour 2 - 01.mkv', { title: 'Dr. Stone New World', part: 2, episodes: [1] }],
    ['[Group] Log Horizon II - 13.mkv', { title: 'Log Horizon', season: 2, episodes: [13] }],
    ['[Group] Overlord III - 04 [720p].mkv', { title: 'Overlord', season: 3, episodes: [4] }],
    ['Bleach - Sennen Kessen-hen - 05.mkv', { title: 'Bleach - Sennen Kessen-hen', episodes: [5] }],
    ['Yahari Ore no Seishun S3 03.mkv', { title: 'Yahari Ore no Seishun', season: 3, episodes: [3] }],
  ],

  Japanese: [
    ['葬送のフリーレン 第12話.mkv', { title: '葬送のフリーレン', episodes: [12] }],
    ['進撃の巨人 Season 2 第05話「おかえり」.mp4', { title: '進撃の巨人', season: 2, episodes: [5] }],
    ['ワンピース 第1071話.ts', { title: 'ワンピース', episodes: [1071] }],
    ['鬼滅の刃 第2期 #03.mkv', { title: '鬼滅の刃', season: 2, episodes: [3] }],
    ['銀魂 #252 (BD 1920x1080).mkv', { title: '銀魂', episodes: [252] }],
    ['[字幕組] 夏目友人帳 肆 - 07 [1080p].mkv', { title: '夏目友人帳 肆', episodes: [7] }],
    ['ゆるキャン△ SEASON2 第３話.mkv', { title: 'ゆるキャン△', season: 2, episodes: [3] }],
    ['蟲師 続章 第十二話.mkv', { title: '蟲師 続章', episodes: [12] }],
    [
      'ちはやふる3 - 24.mkv',
      { title: 'ちはやふる3', titles: ['ちはやふる3', 'ちはやふる'], season: 3, episodes: [24] },
    ],
    ['劇場版 蒼穹のファフナー (2010).mkv', { title: '蒼穹のファフナー', type: 'movie', year: 2010 }],
  ],

  'Chinese, simplified': [
    [
      '【喵萌奶茶屋】★10月新番★[葬送的芙莉莲][05][1080p].mp4',
      { title: '葬送的芙莉莲', episodes: [5], releaseGroup: '喵萌奶茶屋' },
    ],
    ['[桜都字幕组] 药屋少女的呢喃 [17][1080p][简体内嵌].mp4', { title: '药屋少女的呢喃', episodes: [17] }],
    ['[某某字幕组][我推的孩子][03][GB_MP4][1920X1080].mp4', { title: '我推的孩子', episodes: [3] }],
    ['[某某字幕组][4月新番][迷宫饭][12v2][简日双语].mkv', { title: '迷宫饭', episodes: [12], version: 2 }],
    ['进击的巨人 第三季 第12集.mp4', { title: '进击的巨人', season: 3, episodes: [12] }],
    ['间谍过家家 第二季 03.mp4', { title: '间谍过家家', season: 2, episodes: [3] }],
    [
      '[字幕组] 夏目友人帐 ／ Natsume Yuujinchou [05][简体].mp4',
      { title: 'Natsume Yuujinchou', titles: ['Natsume Yuujinchou', '夏目友人帐'], episodes: [5] },
    ],
    [
      '[字幕组][冰菓 Hyouka][01-22][BDRip].mkv',
      { title: '冰菓 Hyouka', titles: ['冰菓 Hyouka', '冰菓', 'Hyouka'], episodes: range(1, 22) },
    ],
    ['【字幕组】【轻音少女】【第05话】【720P】.mp4', { title: '轻音少女', episodes: [5] }],
    ['[字幕组] 奇巧计程车 - 11 [1080P][招募翻译].mkv', { title: '奇巧计程车', episodes: [11] }],
  ],

  'Chinese, traditional': [
    ['[動畫瘋] 葬送的芙莉蓮 [12][1080P].mp4', { title: '葬送的芙莉蓮', episodes: [12] }],
    [
      '[字幕社][七月新番][來自深淵 烈日的黃金鄉][08][BIG5][720P].mp4',
      { title: '來自深淵 烈日的黃金鄉', episodes: [8] },
    ],
    ['【字幕社】[排球少年 第四季][14][繁體][1080P].mp4', { title: '排球少年', season: 4, episodes: [14] }],
    ['鏈鋸人 第01話 [繁日雙語].mkv', { title: '鏈鋸人', episodes: [1] }],
    ['[字幕社] 藍色監獄 第2期 [05][CHT].mp4', { title: '藍色監獄', season: 2, episodes: [5] }],
    ['搖曳露營△ 第二季 - 05 [Baha][1080P].mp4', { title: '搖曳露營△', season: 2, episodes: [5], source: 'Baha' }],
  ],

  Korean: [
    ['나루토 질풍전 256화.avi', { title: '나루토 질풍전', episodes: [256] }],
    ['장송의 프리렌 12화.mkv', { title: '장송의 프리렌', episodes: [12] }],
    ['귀멸의 칼날 2기 03화.mp4', { title: '귀멸의 칼날', season: 2, episodes: [3] }],
    ['스파이 패밀리 시즌 2 제05화.mkv', { title: '스파이 패밀리', season: 2, episodes: [5] }],
    ['[자막] 하이큐 4기 - 11 [1080p].mkv', { title: '하이큐', season: 4, episodes: [11] }],
    ['원피스 1000화 한글자막.mp4', { title: '원피스', episodes: [1000] }],
    ['주술회전.E05.720p.mp4', { title: '주술회전', episodes: [5] }],
    ['강철의 연금술사/완결/07화.avi', { title: '강철의 연금술사', episodes: [7] }],
    ['너의 이름은 (2016) 극장판.mkv', { title: '너의 이름은', type: 'movie', year: 2016 }],
  ],

  'title and season from folders': [
    ['Show/Season 2/03.avi', { title: 'Show', season: 2, episodes: [3] }],
    ['Attack on Titan/Season 2/05.mkv', { title: 'Attack on Titan', season: 2, episodes: [5] }],
    ['Attack on Titan/S3/05.mkv', { title: 'Attack on Titan', season: 3, episodes: [5] }],
    ['Attack on Titan S2/05.mkv', { title: 'Attack on Titan', season: 2, episodes: [5] }],
    ['Monster/Monster - 05.mkv', { title: 'Monster', episodes: [5] }],
    ['[Group] Mushishi (2005) [BD]/03.mkv', { title: 'Mushishi', episodes: [3], year: 2005, releaseGroup: 'Group' }],
    ['Cowboy Bebop/05 - Ballad of Fallen Angels.mkv', { title: 'Cowboy Bebop', episodes: [5] }],
    ['Cowboy Bebop/E05.mkv', { title: 'Cowboy Bebop', episodes: [5] }],
    ['Cowboy Bebop/Episode 05.mkv', { title: 'Cowboy Bebop', episodes: [5] }],
    ['Haikyuu/S02E04.mkv', { title: 'Haikyuu', season: 2, episodes: [4] }],
    ['Haikyuu/Specials/01.mkv', { title: 'Haikyuu', type: 'special', episodes: [1] }],
    ['Haikyuu/Season 0/01.mkv', { title: 'Haikyuu', type: 'special', episodes: [1] }],
    ['进击的巨人/第二季/05.mp4', { title: '进击的巨人', season: 2, episodes: [5] }],
    ['進撃の巨人/2期/第05話.mkv', { title: '進撃の巨人', season: 2, episodes: [5] }],
    ['하이큐/시즌 3/05화.mkv', { title: '하이큐', season: 3, episodes: [5] }],
    ['Show Name/S01E02E03.mkv', { title: 'Show Name', season: 1, episodes: [2, 3] }],
    ['Vinland Saga/Season 02/Vinland Saga - 03.mkv', { title: 'Vinland Saga', season: 2, episodes: [3] }],
    ['Clannad/After Story/05.mkv', { title: 'After Story', episodes: [5] }],
    ['Nodame Cantabile/Disc 2/07.mkv', { title: 'Nodame Cantabile', episodes: [7] }],
  ],

  'specials, OVA, OAD': [
    ['Show Name OVA 2.mkv', { title: 'Show Name', type: 'special', episodes: [2] }],
    ['[Group] Noragami OAD - 03 [720p].mkv', { title: 'Noragami', type: 'special', episodes: [3] }],
    ['Black Lagoon - OVA - 01.mkv', { title: 'Black Lagoon', type: 'special', episodes: [1] }],
    ['[Group] Kaiji - Special 1.mkv', { title: 'Kaiji', type: 'special', episodes: [1] }],
    ['K-On! SP1 [BD].mkv', { title: 'K-On!', type: 'special', episodes: [1] }],
    ['[字幕组][轻音少女][OVA][1080p].mkv', { title: '轻音少女', type: 'special' }],
    ['銀魂 特別編 01.mkv', { title: '銀魂', type: 'special', episodes: [1] }],
    ['Hellsing Ultimate OVA - 04.mkv', { title: 'Hellsing Ultimate', type: 'special', episodes: [4] }],
  ],

  films: [
    ['Kimi no Na wa (2016) [BD 1080p].mkv', { title: 'Kimi no Na wa', type: 'movie', year: 2016, resolution: '1080p' }],
    ['Kimi.no.Na.wa.2016.1080p.BluRay.x264-GROUP.mkv', { title: 'Kimi no Na wa', type: 'movie', year: 2016 }],
    ['Spirited Away (2001).mkv', { title: 'Spirited Away', type: 'movie', year: 2001 }],
    ['[Group] Koe no Katachi Movie [BD 1080p].mkv', { title: 'Koe no Katachi Movie', type: 'movie' }],
    ['Perfect Blue (1997)/Perfect Blue (1997) 1080p.mkv', { title: 'Perfect Blue', type: 'movie', year: 1997 }],
    ['Akira (1988)/Akira.mkv', { title: 'Akira', type: 'movie', year: 1988 }],
    ['千と千尋の神隠し (2001).mkv', { title: '千と千尋の神隠し', type: 'movie', year: 2001 }],
    ['你的名字。 (2016) [1080P].mp4', { title: '你的名字。', type: 'movie', year: 2016 }],
    ['[字幕组][剧场版 紫罗兰永恒花园][1080p].mkv', { title: '紫罗兰永恒花园', type: 'movie' }],
    ['Blade Runner 2049 (2017).mkv', { title: 'Blade Runner 2049', type: 'movie', year: 2017 }],
  ],

  ranges: [
    ['[Group] Baccano - 01-02 [DVD].mkv', { title: 'Baccano', episodes: [1, 2] }],
    ['Show S01E01-E03.mkv', { title: 'Show', season: 1, episodes: [1, 2, 3] }],
    ['Show S01E01-03.mkv', { title: 'Show', season: 1, episodes: [1, 2, 3] }],
    ['Show S01E01E02.mkv', { title: 'Show', season: 1, episodes: [1, 2] }],
    ['Show 1x01-1x02.mkv', { title: 'Show', season: 1, episodes: [1, 2] }],
    ['Sazae EP05-06.mkv', { title: 'Sazae', episodes: [5, 6] }],
    ['[字幕组] 名侦探柯南 [第1001-1002话].mp4', { title: '名侦探柯南', episodes: [1001, 1002] }],
    ['원피스 101-102화.avi', { title: '원피스', episodes: [101, 102] }],
    ['Mononoke - 03~04.mkv', { title: 'Mononoke', episodes: [3, 4] }],
  ],

  'versions and half episodes': [
    ['[Group] Mushishi - 12v2 [720p].mkv', { title: 'Mushishi', episodes: [12], version: 2 }],
    ['[Group] Mushishi - 12 v3.mkv', { title: 'Mushishi', episodes: [12], version: 3 }],
    ['Mushishi 12v0.mkv', { title: 'Mushishi', episodes: [12], version: 0 }],
    ['Show - 12.5.mkv', { title: 'Show', episodes: [12.5] }],
    ['[Group] Bakemonogatari - 05.5 [1080p].mkv', { title: 'Bakemonogatari', episodes: [5.5] }],
    ['[字幕组][某科学的超电磁炮][12.5][720p].mp4', { title: '某科学的超电磁炮', episodes: [12.5] }],
    ['Tokyo Ghoul 07.5 720p.mkv', { title: 'Tokyo Ghoul', episodes: [7.5] }],
  ],

  dates: [
    ['[2019.04.07] Fruits Basket - 01.mkv', { title: 'Fruits Basket', episodes: [1] }],
    ['Fruits Basket - 01 [2019-04-07].mkv', { title: 'Fruits Basket', episodes: [1] }],
    ['Chibi Maruko-chan - 1305 (20210502).mkv', { title: 'Chibi Maruko-chan', episodes: [1305] }],
    ['[字幕组][排球少年][05][2014.05.04][1080P].mp4', { title: '排球少年', episodes: [5] }],
  ],

  extras: [
    ['[Group] Mushishi NCOP1 [BD].mkv', { title: 'Mushishi', type: 'extra', episodes: [1] }],
    ['[Group] Mushishi - NCED [BD 1080p].mkv', { title: 'Mushishi', type: 'extra' }],
    ['[Group] Mushishi - NCED02v2 [BD].mkv', { title: 'Mushishi', type: 'extra', episodes: [2], version: 2 }],
    ['[Group] Kill la Kill PV2 [720p].mkv', { title: 'Kill la Kill', type: 'extra', episodes: [2] }],
    ['[Group] Kill la Kill CM01.mkv', { title: 'Kill la Kill', type: 'extra', episodes: [1] }],
    ['[Group] Kill la Kill [Menu01][BD].mkv', { title: 'Kill la Kill', type: 'extra', episodes: [1] }],
    ['Kill la Kill/Extras/NCOP.mkv', { title: 'Kill la Kill', type: 'extra' }],
    ['Kill la Kill/NCOP/01.mkv', { title: 'Kill la Kill', type: 'extra', episodes: [1] }],
    ['[Group] Psycho-Pass Creditless Opening 1.mkv', { title: 'Psycho-Pass', type: 'extra', episodes: [1] }],
  ],

  'batches and volumes': [
    ['[Group] Shinsekai Yori (01-25) [BD 720p].mkv', { title: 'Shinsekai Yori', episodes: range(1, 25) }],
    ['[Group] Baccano! [01-13] [Batch].mkv', { title: 'Baccano!', episodes: range(1, 13) }],
    ['[Group] Aria the Natural Vol.3 [DVD].mkv', { title: 'Aria the Natural' }],
    ['Baccano (Complete Series) [BD]/Baccano - 04.mkv', { title: 'Baccano', episodes: [4] }],
    [
      '[Group] Natsume Yuujinchou (Season 1-4) [BD]/Natsume Yuujinchou - 02.mkv',
      { title: 'Natsume Yuujinchou', episodes: [2] },
    ],
    ['[Group] Usagi Drop 01-11 END/Usagi Drop - 07.mkv', { title: 'Usagi Drop', episodes: [7] }],
  ],

  'names of other scripts': [
    ['Атака титанов - 05.mkv', { title: 'Атака титанов', episodes: [5] }],
    ['Наруто 12 из 220.avi', { title: 'Наруто', episodes: [12] }],
    ['هجوم العمالقة - 05.mkv', { title: 'هجوم العمالقة', episodes: [5] }],
    ['Les Chevaliers du Zodiaque - Épisode 12.avi', { title: 'Les Chevaliers du Zodiaque', episodes: [12] }],
    ['Détective Conan Saison 2 - 05.mkv', { title: 'Détective Conan', season: 2, episodes: [5] }],
  ],

  'nothing to read': [
    ['03.mkv', { title: null, episodes: [3] }],
    ['downloads/05.mkv', { title: null, episodes: [5] }],
    ['[1080p].mkv', { title: null }],
  ],
};
