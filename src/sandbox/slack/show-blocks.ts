import { showDate, showLink, showMrkdwn, type Names } from './show-text.ts';
import type { StateValue } from './state.ts';
import { isRecord, textIn } from './validate.ts';
import { isFilled, SHAPES, wordsOf } from './values.ts';

type Node = Readonly<Record<string, unknown>>;
type Filled = ReadonlyMap<string, StateValue> | undefined;

/** Blocks as lines. `filled` is what has been put into the inputs of a view. */
export function showBlocks(blocks: readonly unknown[], names: Names, filled?: Filled): string[] {
  return blocks.filter(isRecord).flatMap((block) => showBlock(block, names, filled));
}

function showBlock(block: Node, names: Names, filled: Filled): string[] {
  const show = SHOW[String(block['type'])];
  return show ? show(block, names, filled) : [`(${String(block['type'])})`];
}

const SHOW: Readonly<Record<string, (block: Node, names: Names, filled: Filled) => string[]>> = {
  header: (block, names) => [showText(block['text'], names)],
  divider: () => ['──────────'],
  section: (block, names, filled) => [
    ...(block['text'] === undefined ? [] : showText(block['text'], names).split('\n')),
    ...nodes(block['fields']).flatMap((field) => showText(field, names).split('\n')),
    ...(isRecord(block['accessory']) ? [showElement(block['accessory'], names, filled)] : []),
  ],
  context: (block, names) => [
    nodes(block['elements'])
      .map((element) =>
        element['type'] === 'image' ? `(image: ${String(element['alt_text'])})` : showText(element, names),
      )
      .join('  '),
  ],
  actions: (block, names, filled) => [showElements(block, names, filled)],
  context_actions: (block, names, filled) => [showElements(block, names, filled)],
  image: (block, names) => [
    ...(block['title'] === undefined ? [] : [showText(block['title'], names)]),
    `(image: ${String(block['alt_text'])})`,
  ],
  markdown: (block) => String(block['text']).split('\n'),
  alert: (block, names) => [`! ${showText(block['text'], names)}`],
  video: (block, names) => [
    showLink(showText(block['title'], names), String(block['title_url'] ?? block['video_url'])),
  ],
  file: (block) => [`(file: ${String(block['external_id'])})`],
  input: (block, names, filled) => {
    const element = isRecord(block['element']) ? block['element'] : {};
    return [
      `${wordsOf(block['label'])}${block['optional'] === true ? ' (optional)' : ''}: ${showElement(element, names, filled)}`,
      ...(block['hint'] === undefined ? [] : [`  ${showText(block['hint'], names)}`]),
    ];
  },
  rich_text: (block, names) => showRichText(block, names),
  table: (block, names) => showRows(block, names),
  data_table: (block, names) => [String(block['caption']), ...showRows(block, names)],
  card: (block, names, filled) => [
    ...['title', 'subtitle', 'body'].flatMap((key) =>
      block[key] === undefined ? [] : showText(block[key], names).split('\n'),
    ),
    ...(nodes(block['actions']).length > 0
      ? [
          nodes(block['actions'])
            .map((action) => showElement(action, names, filled))
            .join(' '),
        ]
      : []),
  ],
  carousel: (block, names, filled) => showBlocks(nodes(block['elements']), names, filled),
  container: (block, names, filled) => [
    ...(block['title'] === undefined ? [] : [showText(block['title'], names)]),
    ...showBlocks(nodes(block['child_blocks']), names, filled),
  ],
};

function showElements(block: Node, names: Names, filled: Filled): string {
  return nodes(block['elements'])
    .map((element) => showElement(element, names, filled))
    .join(' ');
}

/** A button as `[Publish]`, a menu as `[Category ▾]`, a field as what stands in it. */
function showElement(element: Node, names: Names, filled: Filled): string {
  const type = String(element['type']);
  if (type === 'image') return `(image: ${String(element['alt_text'])})`;
  if (type === 'overflow') return '[…]';
  if (type === 'feedback_buttons') return '[👍] [👎]';
  const shape = SHAPES[type];
  if (!shape) return `[${showText(element['text'], names)}]`;
  const value = filled?.get(String(element['action_id']));
  const held = value && isFilled(value) ? [value[shape.value]].flat().map((item) => showHeld(item, names)) : [];
  if (shape.holds === 'text') return held.length > 0 ? held.join(', ') : wordsOf(element['placeholder']) || '____';
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return nodes(element['options'])
      .map(
        (option) =>
          `${held.includes(showText(option['text'], names)) ? '(x)' : '( )'} ${showText(option['text'], names)}`,
      )
      .join(' ');
  }
  return `[${held.length > 0 ? held.join(', ') : showText(element['placeholder'], names) || 'Choose'} ▾]`;
}

function showHeld(held: unknown, names: Names): string {
  if (isRecord(held)) return showText(held['text'], names);
  const text = String(held);
  if (/^[UW][A-Z0-9]{8,}$/.test(text)) return `@${names.user(text)}`;
  return /^[CGD][A-Z0-9]{8,}$/.test(text) ? `#${names.channel(text)}` : text;
}

function showText(text: unknown, names: Names): string {
  if (!isRecord(text) || typeof text['text'] !== 'string') return '';
  return text['type'] === 'mrkdwn' ? showMrkdwn(text['text'], names, text['verbatim'] === true) : text['text'];
}

function showRows(block: Node, names: Names): string[] {
  const rows = Array.isArray(block['rows']) ? block['rows'] : [];
  return rows.map((row: unknown) =>
    nodes(row)
      .map((cell) => (cell['type'] === 'rich_text' ? showRichText(cell, names).join(' ') : String(cell['text'])))
      .join(' | '),
  );
}

function showRichText(block: Node, names: Names): string[] {
  return nodes(block['elements']).flatMap((part) => {
    if (part['type'] === 'rich_text_list') {
      const indent = '  '.repeat(Number(part['indent'] ?? 0));
      return nodes(part['elements']).map(
        (item, index) => `${indent}${part['style'] === 'ordered' ? `${index + 1}.` : '•'} ${showInlines(item, names)}`,
      );
    }
    const lines = showInlines(part, names).replace(/\n$/, '').split('\n');
    return part['type'] === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
  });
}

function showInlines(part: Node, names: Names): string {
  return nodes(part['elements'])
    .map((inline) => {
      if (inline['type'] === 'link') return showLink(textIn(inline, 'text'), String(inline['url']));
      if (inline['type'] === 'user') return `@${names.user(String(inline['user_id']))}`;
      if (inline['type'] === 'channel') return `#${names.channel(String(inline['channel_id']))}`;
      if (inline['type'] === 'broadcast') return `@${String(inline['range'])}`;
      if (inline['type'] === 'usergroup') return `@${String(inline['usergroup_id'])}`;
      if (inline['type'] === 'emoji') return `:${String(inline['name'])}:`;
      if (inline['type'] === 'date') {
        return showDate(
          {
            seconds: Number(inline['timestamp']),
            format: String(inline['format']),
            fallback: textIn(inline, 'fallback'),
            url: typeof inline['url'] === 'string' ? inline['url'] : undefined,
          },
          names,
        );
      }
      return textIn(inline, 'text') || textIn(inline, 'value');
    })
    .join('');
}

function nodes(list: unknown): Node[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
