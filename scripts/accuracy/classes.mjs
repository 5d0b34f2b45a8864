// Failures of an accuracy run put in classes: which field is wrong, and what is wrong with it.

const key = (text) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const numbers = (list) => (list ?? []).map((value) => Number.parseFloat(String(value)));

/** null where the title is right. */
function titleClass({ title, title_any: others = [] }, { titles = [] }) {
  const wanted = [title, ...others].filter(Boolean).map(key);
  const said = titles.map(key).filter(Boolean);
  const [first = ''] = said;
  if (wanted.length === 0) return first === '' ? null : 'where there is none';
  if (first === '') return 'none said';
  if (wanted.includes(first)) return null;
  if (said.some((each) => wanted.includes(each))) return 'another of the name’s titles first';
  if (wanted.some((each) => each.includes(first))) return 'too short';
  return wanted.some((each) => first.includes(each)) ? 'too long' : 'another';
}

/** An expected range is its two ends. */
function episodeClass({ episode }, { episodes = [] }) {
  const wanted = numbers(episode);
  const said =
    wanted.length === 2 && episodes.length > 2 ? [Math.min(...episodes), Math.max(...episodes)] : numbers(episodes);
  if (String(wanted) === String(said)) return null;
  if (wanted.length === 0) return 'where there is none';
  if (said.length === 0) return 'none said';
  return said.length === wanted.length ? 'another' : said.length > 1 ? 'a range' : 'one of several';
}

/** Of several seasons any will do. */
function seasonClass({ season }, { season: said = null }) {
  const wanted = numbers(season);
  if (wanted.length === 0) return said === null ? null : 'where there is none';
  if (said === null) return 'none said';
  return wanted.includes(said) ? null : 'another';
}

const FIELDS = { title: titleClass, episode: episodeClass, season: seasonClass };

/** What is wrong with a name that was read; `checked` are the fields that count. */
function parseClass({ expected, said }, checked) {
  if (!said) return 'nothing said';
  const wrong = Object.entries(FIELDS).flatMap(([field, classOf]) => {
    const what = checked.includes(field) ? classOf(expected, said) : null;
    return what === null ? [] : [`${field}: ${what}`];
  });
  return wrong.join(' + ') || 'told apart by the judge alone';
}

/** What is wrong with a match: how sure it was, and whether the work or only the place is another. */
function matchClass({ expected, said }) {
  const isWork = said?.tmdb_id === expected?.tmdb_id;
  return `${said?.state ?? 'nothing said'}, ${isWork ? 'wrong place' : 'wrong work'}`;
}

const brief = (value) => (value.length > 4 ? `${value[0]}…${value.at(-1)}` : value.join(' '));
const reading = (title, season, episodes) =>
  [title ?? '—', season == null ? '' : `S${season}`, brief(numbers(episodes))].filter(Boolean).join(' · ');

/** A name, and for names that were read what was wanted and what was said. */
function tell({ name, expected, said }, isParse) {
  if (!isParse) return name;
  const wanted = reading(expected.title, brief(expected.season ?? []) || null, expected.episode);
  return `${name}\n         wanted ${wanted}\n         said   ${said ? reading(said.title, said.season, said.episodes) : '—'}`;
}

/** Failures by class, most frequent first: `[class, what to print of each]`. `cases` are the corpus's own lines. */
export function classify(failures, cases, isParse) {
  const checked = new Map(cases.map((item) => [item.id, item.checked ?? []]));
  const classes = new Map();
  for (const failure of failures) {
    const kind = isParse ? parseClass(failure, checked.get(failure.id) ?? []) : matchClass(failure);
    classes.set(kind, [...(classes.get(kind) ?? []), tell(failure, isParse)]);
  }
  return [...classes].sort((one, other) => other[1].length - one[1].length);
}
