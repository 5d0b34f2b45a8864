// What changed, from the tags: a heading for each released version with the subjects of the commits that came with it.

const VERSION_TAG = /^v\d+\.\d+\.\d+$/;

/** The changelog as Markdown, newest first. `git` runs git and gives its output; `version` heads what no tag holds yet. */
export function changelog(git, version) {
  const tags = git('tag', '--merged', 'HEAD', '--sort=-creatordate')
    .split('\n')
    .filter((tag) => VERSION_TAG.test(tag));
  const isTagged = tags[0] !== undefined && git('rev-list', '-n1', tags[0]) === git('rev-parse', 'HEAD');
  const ends = isTagged ? tags : ['HEAD', ...tags];
  const parts = ends.map((end, index) => {
    const before = ends[index + 1];
    const subjects = git('log', '--no-merges', '--format=- %s', before === undefined ? end : `${before}..${end}`);
    const date = git('log', '-1', '--format=%cs', end);
    return `## ${end === 'HEAD' ? version : end.slice(1)} (${date})\n\n${subjects}\n`;
  });
  return `# What changed in AniVault\n\n${parts.join('\n')}`;
}
