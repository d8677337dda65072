/**
 * Slack's markup inside angle brackets, read as Slack reads it: `<url|label>`, `<@U…>`, `<#C…>`, `<!channel>`, `<!date^…>`.
 * See docs.slack.dev/messaging/formatting-message-text.
 */
export type Entity =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string; readonly label: string }
  | { readonly kind: 'group'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast'; readonly range: Broadcast }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly url: string | undefined;
      readonly fallback: string;
    };

export type Broadcast = 'here' | 'channel' | 'everyone';

/** Splits mrkdwn into plain text (unescaped) and entities. Bare web addresses become links unless `verbatim`, as in Slack. */
export function parseMrkdwn(source: string, verbatim = false): readonly Entity[] {
  const entities: Entity[] = [];
  let from = 0;
  for (const match of source.matchAll(/<([^<>]*)>/g)) {
    pushText(entities, source.slice(from, match.index), verbatim);
    entities.push(readEntity(match[1] ?? ''));
    from = match.index + match[0].length;
  }
  pushText(entities, source.slice(from), verbatim);
  return entities;
}

/** Text as Slack keeps it: bare `&`, and `<` or `>` outside an entity, escaped; entities untouched. */
export function storedText(source: string): string {
  let stored = '';
  let from = 0;
  for (const match of source.matchAll(/<([^<>]*)>/g)) {
    stored += escapeBare(source.slice(from, match.index));
    stored += match[0];
    from = match.index + match[0].length;
  }
  return stored + escapeBare(source.slice(from));
}

/** The three escapes Slack knows. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes {@link escapeMarkup}. */
export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function readEntity(inner: string): Entity {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : unescape(inner.slice(bar + 1));
  const sigil = target.charAt(0);
  if (sigil === '@' && /^@[UW][A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1) };
  if (sigil === '#' && /^#[CGD][A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (sigil === '!') return readCommand(target.slice(1), label);
  if (/^(https?:|mailto:|tel:|slack:)/i.test(target)) {
    return { kind: 'link', url: unescape(target), label: label === '' ? unescape(target) : label };
  }
  return { kind: 'text', text: unescape(`<${inner}>`) };
}

function readCommand(command: string, label: string): Entity {
  const range = command.split('^')[0];
  if (range === 'here' || range === 'channel' || range === 'everyone') return { kind: 'broadcast', range };
  if (range === 'subteam') return { kind: 'group', id: command.slice('subteam^'.length), label };
  if (range === 'date') {
    const [, seconds, format = '', url] = command.split('^');
    return { kind: 'date', seconds: Number(seconds), format, url, fallback: label };
  }
  return { kind: 'text', text: label === '' ? `<!${command}>` : label };
}

function pushText(entities: Entity[], text: string, verbatim: boolean): void {
  if (verbatim) {
    if (text !== '') entities.push({ kind: 'text', text: unescape(text) });
    return;
  }
  let from = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>]+/gi)) {
    const url = match[0].replace(/[.,;:!?)\]'"*_~`]+$/, '');
    if (match.index > from) entities.push({ kind: 'text', text: unescape(text.slice(from, match.index)) });
    entities.push({ kind: 'link', url: unescape(url), label: unescape(url) });
    from = match.index + url.length;
  }
  if (from < text.length) entities.push({ kind: 'text', text: unescape(text.slice(from)) });
}

function escapeBare(text: string): string {
  return text
    .replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
