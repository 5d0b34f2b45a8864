// Folders whose names are no titles: collections, mounts, programs, temporary and machine-made names. Pure tables.

/** Whole names, lower case. */
const WORDS = new Set(
  [
    'anime animes anim animation cartoons video videos movie movies film films tv series shows library media ova ovas oad oads specials bd bds dvd dvds web',
    'download downloads downloaded torrent torrents usenet nzb complete completed incoming incomplete seeding seed finished done new unsorted sorted',
    'ongoing airing batch watch watching watched unwatched misc other others import imports upload uploads inbox archive archives collection mixed',
    'data share shares shared public home user users root mnt media nas srv opt var usr volumes volume pool tank storage backup backups desktop documents',
    'tmp temp cache demo sample samples test tests bdrip dvdrip webrip 480p 720p 1080p 2160p 4k hevc x264 x265 raw raws sub subs subbed dub dubbed',
    'kodi plex jellyfin emby sonarr radarr qbittorrent transmission deluge rtorrent aria2 sabnzbd nzbget bilibili',
    '新番 旧番 完结 完結 连载 連載 动画 動畫 动漫 動漫 番剧 番劇 剧场版 劇場版 下载 下載 视频 視頻 收藏 合集 电影 電影 字幕组',
    'アニメ 映画 動画 ビデオ ダウンロード 劇場アニメ テレビ',
    '애니 애니메이션 완결 방영중 신작 극장판 영화 다운로드 동영상 자막',
  ].flatMap((line) => line.split(' ')),
);

const PHRASES = new Set([
  'tv shows',
  'tv series',
  'tv anime',
  'anime tv',
  'anime movies',
  'anime series',
  'anime films',
  'my anime',
  'my videos',
  'to watch',
  'new folder',
]);

const PATTERNS: readonly RegExp[] = [
  // a year, a quarter, a season of broadcasts: `2023`, `2023 Q4`, `2023年10月`, `2024-winter`
  /^(?:19|20)\d{2}年?(?:[ ._-]?(?:q[1-4]|[春夏秋冬][季番]?|\d{1,2}月?(?:新番)?|winter|spring|summer|fall|autumn))?$/i,
  /^[A-Z#]$/i,
  /^0-9$/,
  // `Disc 2`, `CD1`, `hdd3`, `Vol. 4`
  /^(?:dis[ck]|cd|dvd|bd|hdd|ssd|volume|vol\.?|drive|usb)[ ._-]?\d{1,2}$/i,
  // made by programs for a while; no title begins so
  /^(?:tmp|temp[-_.\d]|\.?anivault[-_.])/i,
  // hashes and UUIDs
  /^(?=[^-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]{4,12}){0,4}$/i,
];

/** `my-job-x7f`: small words and a tail where letters and digits change places twice and more, as random names do and titles do not. */
function isNamedAtRandom(name: string): boolean {
  const tail = /^[a-z]+(?:-[a-z]+){0,3}[-_.]([a-z0-9]{3,12})$/i.exec(name)?.[1] ?? '';
  const isPlace = /^s\d{1,2}e\d|\d{3,4}p|^\d{1,2}x\d/i.test(tail);
  return (
    !isPlace &&
    name.startsWith(name.charAt(0).toLowerCase()) &&
    (tail.match(/(?<=\d)[a-z]|(?<=[a-z])\d/gi) ?? []).length > 1
  );
}

/** A folder that holds collections, belongs to a program or the machine, or was named at random: not a title. */
export function isGenericFolder(name: string): boolean {
  const plain = name.trim().toLowerCase();
  return (
    WORDS.has(plain) ||
    PHRASES.has(plain) ||
    PATTERNS.some((pattern) => pattern.test(plain)) ||
    isNamedAtRandom(name.trim())
  );
}
