/** What a message’s own menu calls it, on every platform. Slack takes 24 characters, Discord 32. */
export const shortcutName = 'Make this an article';

/** Where a platform wants a word about it; Slack takes 150 characters. */
export const shortcutDescription = 'Read the link in this message; moderators get a draft, members hand it in';

/** Messages hold no more addresses than this that anybody meant. */
const most = 25;

/**
 * The web addresses in a message’s text, in their order, each once: bare, in `<…>` or behind a label as in `[label](…)` and
 * `<…|label>`. What only ends a sentence or a bracket around them is left out.
 */
export function linksIn(text: string): readonly string[] {
  const found = [...text.matchAll(/https?:\/\/[^\s<>"|`\\^{}]+/giu)].map(([address]) => trimmed(address));
  return [...new Set(found.filter((address) => URL.canParse(address)))].slice(0, most);
}

function trimmed(address: string): string {
  const end = address.replace(/[.,;:!?…'’”»*_~\]]+$/u, '');
  const opened = end.split('(').length;
  const closed = end.split(')').length;
  const bare = closed > opened && end.endsWith(')') ? end.slice(0, -1) : end;
  return bare === address ? bare : trimmed(bare);
}
