import { html } from 'hono/html';
import { parseMrkdwn, type Entity } from '../slack/mrkdwn.ts';
import { MARKS, showDate, type Names } from '../slack/show-text.ts';
import { isRecord } from '../slack/validate.ts';
import { lines, link, type Html } from './html.ts';

/** A text object (`plain_text` or `mrkdwn`) as Slack draws it; nothing for what is none. */
export function slackText(text: unknown, names: Names): Html {
  if (!isRecord(text) || typeof text['text'] !== 'string') return html``;
  if (text['type'] === 'mrkdwn') return mrkdwn(text['text'], names, text['verbatim'] === true);
  return html`${lines(text['text'])}`;
}

/** Slack's markup: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, quotes, and what stands in angle brackets. */
export function mrkdwn(source: string, names: Names, verbatim = false): Html {
  const rows = source.split('\n').map((row) => {
    const quoted = /^(?:&gt;|>) ?/.exec(row);
    const drawn = parseMrkdwn(quoted ? row.slice(quoted[0].length) : row, verbatim).map((entity) =>
      drawEntity(entity, names),
    );
    return quoted ? html`<span class="s-quote">${drawn}</span>` : html`${drawn}`;
  });
  return html`${rows.flatMap((row, index) => (index === 0 ? [row] : [html`<br />`, row]))}`;
}

function drawEntity(entity: Entity, names: Names): unknown {
  switch (entity.kind) {
    case 'text':
      return marked(entity.text);
    case 'link':
      return link(entity.url, html`${marked(entity.label)}`);
    case 'user':
      return mention(`@${names.user(entity.id)}`);
    case 'channel':
      return mention(`#${entity.label === '' ? names.channel(entity.id) : entity.label}`);
    case 'group':
      return mention(entity.label === '' ? `@${entity.id}` : entity.label);
    case 'broadcast':
      return mention(`@${entity.range}`);
    case 'date':
      return slackDate(entity, names);
  }
}

/** A date in the reader's zone. */
export function slackDate(date: Parameters<typeof showDate>[0], names: Names): Html {
  const words = html`<span class="time">${showDate({ ...date, url: undefined }, names)}</span>`;
  return date.url === undefined ? words : link(date.url, words);
}

export function mention(name: string): Html {
  return html`<span class="mention">${name}</span>`;
}

const tags: Readonly<Record<string, (inner: unknown) => Html>> = {
  '*': (inner) => html`<strong>${inner}</strong>`,
  _: (inner) => html`<em>${inner}</em>`,
  '~': (inner) => html`<s>${inner}</s>`,
  '`': (inner) => html`<code>${inner}</code>`,
};

function marked(text: string): readonly unknown[] {
  const parts: unknown[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, before = '', mark = '', inner = ''] = match;
    parts.push(text.slice(from, match.index) + before);
    parts.push(tags[mark]?.(mark === '`' ? inner : marked(inner)) ?? whole);
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}
