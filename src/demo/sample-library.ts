// The demo's sample library: names as release groups write them, each for a case worth seeing. Data; writing it out is the world's work.

export interface SampleFile {
  /** below the sample's download folder, `/` between components */
  readonly path: string;
  readonly content: string;
}

const numbered = (count: number, from: number, name: (number: string) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => name(String(from + i).padStart(2, '0')));

const PATHS: readonly string[] = [
  // a weekly show, with subtitles beside it and a later part that TMDB counts on
  ...numbered(4, 11, (n) => `[SubsPlease] Sousou no Frieren - ${n} (1080p) [5A1E00${n}].mkv`),
  '[SubsPlease] Sousou no Frieren - 12 (1080p) [5A1E0012].en.forced.ass',
  ...numbered(3, 1, (n) => `[SubsPlease] Sousou no Frieren S2 - ${n} (1080p) [77C0D2${n}].mkv`),
  '【喵萌奶茶屋】★10月新番★[葬送的芙莉莲][05][1080p].mp4',
  // title and season only in the folders
  ...numbered(3, 4, (n) => `Attack on Titan/Season 2/${n}.mkv`),
  'Attack on Titan/Season 2/Subs/05.en.srt',
  // a split cour
  ...numbered(3, 1, (n) => `Spy x Family Part 2 - ${n} [1080p].mkv`),
  // absolute numbers: season 2 begins at 25
  ...numbered(3, 29, (n) => `[Erai-raws] Jujutsu Kaisen - ${n} [1080p][Multiple Subtitle].mkv`),
  // a number in the title, a roman numeral for the season
  ...numbered(2, 5, (n) => `Mob Psycho 100 II - ${n} (BD 1080p).mkv`),
  // two versions of one release, and a conflict that a person must settle
  '[Judas] 86 - 01 [1080p HEVC].mkv',
  '[Judas] 86 - 01v2 [1080p HEVC].mkv',
  '[Judas] 86 - 02 [1080p HEVC].mkv',
  '[Commie] 86 - 02 [720p].mkv',
  // a special
  '[Coalgirls] Steins;Gate OVA - Egoistic Poriomania (1920x1080).mkv',
  // films
  'Kimi no Na wa (2016) [BD 1080p].mkv',
  '[Kametsu] Koe no Katachi (BD 1080p)/[Kametsu] Koe no Katachi (BD 1080p Hi10 FLAC).mkv',
  '千と千尋の神隠し (2001) 1080p.mkv',
  '千と千尋の神隠し (2001) 1080p.ja.srt',
  // two shows of one name: the first guess may be wrong
  ...numbered(3, 1, (n) => `[Elysium] Kanon ${n} (BD 1080p FLAC).mkv`),
  // Korean
  '카우보이 비밥 05화.avi',
  // nothing is found for these until somebody says what they are
  '[ARC] KnY Movie [1080p HEVC Dual Audio].mkv',
  'AMV - Best of 2019.mp4',
  // left alone
  'Sousou no Frieren - NCOP1.mkv',
  'readme.txt',
];

export const DEMO_FILES: readonly SampleFile[] = PATHS.map((path) => ({
  path,
  content: `A sample file of AniVault: ${path}\n`,
}));
