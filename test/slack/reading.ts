import { parseMrkdwn } from '../../src/sandbox/slack/mrkdwn.ts';

/** Every object in a rendered thing. */
export function partsOf(node: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null) return [];
  const record: Record<string, unknown> = { ...node };
  return [record, ...Object.values(record).flatMap(partsOf)];
}

type Active = { readonly kind: string; readonly url?: string | undefined; readonly id?: string | undefined };

/** Everything in blocks or a view that would do something: links, mentions, dates, emoji. */
export function activeIn(blocks: unknown): Active[] {
  const found = partsOf(blocks).flatMap((part): Active[] => {
    if (part['type'] === 'mrkdwn') return [...parseMrkdwn(String(part['text']), part['verbatim'] === true)];
    if (part['type'] === 'link') return [{ kind: 'link', url: String(part['url']) }];
    if (part['type'] === 'channel') return [{ kind: 'channel', id: String(part['channel_id']) }];
    if (part['type'] === 'user') return [{ kind: 'user', id: String(part['user_id']) }];
    if (part['type'] === 'usergroup') return [{ kind: 'group', id: String(part['usergroup_id']) }];
    return ['team', 'broadcast', 'emoji', 'date', 'color'].includes(String(part['type']))
      ? [{ kind: String(part['type']) }]
      : [];
  });
  return found.filter(({ kind }) => kind !== 'text');
}

/** Formatting characters in mrkdwn that are not around exactly one bold or italic node: none, if data cannot format. */
export function marksIn(block: unknown): string {
  return partsOf(block)
    .filter(({ type }) => type === 'mrkdwn')
    .map(({ text }) =>
      String(text)
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/(^|\s)([*_])[^*_~`]+\2(?=\s|$)/g, ' '),
    )
    .join('')
    .replaceAll(/[^*_~`]/g, '');
}
