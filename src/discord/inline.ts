import type { Inline, Line } from '../core/message.ts';
import { channelParts, type Channel } from '../core/place.ts';
import { visible, visibleInside } from '../core/visible.ts';
import { link } from './link.ts';

/**
 * One line of Discord markdown. Whatever stands in the text is shown as it is: only the nodes' own kinds make bold, italic,
 * links and times, and nothing can open a list, a heading or a quote at the line's start.
 * Source: Discord's "Markdown Text 101" and docs.discord.com, reference#message-formatting.
 */
export function markdown(line: Line): string {
  let drawn = '';
  let blank = true;
  let formatted = false;
  for (const node of joined(line)) {
    const piece = draw(node, blank);
    if (piece === '') continue;
    const formats = node.kind === 'bold' || node.kind === 'italic';
    // Two formatted neighbours would run their asterisks together.
    drawn += formatted && formats ? `\u200B${piece}` : piece;
    blank &&= piece.trim() === '';
    formatted = formats;
  }
  return drawn.trim();
}

/** Text that means nothing but itself, wherever it stands in a line. */
export function escaped(text: string): string {
  return atStart(escapedInside(visibleInside(text)));
}

/** Neighbours of one kind become one node, so that no markup can be put together from two texts. */
function joined(line: Line): readonly Inline[] {
  if (!line.some(meetsItsKind)) return line;
  const nodes: Inline[] = [];
  for (const node of line) {
    const last = nodes.at(-1);
    if (last && isPlain(last) && isPlain(node) && last.kind === node.kind)
      nodes[nodes.length - 1] = { kind: last.kind, text: last.text + node.text };
    else nodes.push(node);
  }
  return nodes;
}

function meetsItsKind(node: Inline, at: number, line: Line): boolean {
  return isPlain(node) && line[at - 1]?.kind === node.kind;
}

function isPlain(node: Inline): node is Extract<Inline, { kind: 'text' | 'bold' | 'italic' }> {
  return node.kind === 'text' || node.kind === 'bold' || node.kind === 'italic';
}

function draw(node: Inline, first: boolean): string {
  switch (node.kind) {
    case 'text':
      return first ? escaped(node.text) : escapedInside(visibleInside(node.text));
    case 'bold':
      return wrapped('**', node.text);
    case 'italic':
      return wrapped('*', node.text);
    case 'link': {
      const label = visible(node.text);
      return link(label, escapedInside(label), node.url);
    }
    case 'channel':
      return channelMention(node.channel) ?? escapedInside(visibleInside(node.text));
    case 'person':
      return /^discord:\d{1,20}$/.test(node.person)
        ? `<@${node.person.slice('discord:'.length)}>`
        : escapedInside(visibleInside(node.text));
    case 'time':
      return Number.isFinite(node.at) ? `<t:${Math.floor(node.at / 1000)}:${timeStyles[node.show]}>` : '';
  }
}

function channelMention(channel: Channel): string | undefined {
  const { platform, id, direct } = channelParts(channel);
  return platform === 'discord' && !direct && /^\d{1,20}$/.test(id) ? `<#${id}>` : undefined;
}

const timeStyles = { date: 'D', moment: 'f', ago: 'R' } as const;

function wrapped(mark: string, text: string): string {
  const whole = visibleInside(text);
  const core = whole.trim();
  if (core === '') return whole;
  if (core === whole) return `${mark}${escapedInside(core)}${mark}`;
  return whole.replace(core, () => `${mark}${escapedInside(core)}${mark}`);
}

/** The colon takes bare addresses, emoji and times with it; the last rule takes invitations, which need no scheme. */
function escapedInside(text: string): string {
  // Most text has none of them, and looking costs less than replacing nothing.
  const plain = /[\\*_~|>#[\]()<@:`]/.test(text) ? text.replaceAll(/[\\*_~|>#[\]()<@:`]/g, String.raw`\$&`) : text;
  return !plain.includes('/') ? plain : plain.replaceAll(/\b(discord(?:app)?)\.([a-z]{2,4})\//gi, String.raw`$1\.$2\/`);
}

function atStart(text: string): string {
  if (!/^\s*[-+\d]/.test(text)) return text;
  return text.replace(/^(\s*)([-+])/, String.raw`$1\$2`).replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`);
}
