/**
 * Discord's markdown as its app reads it, for tests: a parser of its own, after the rules of the app's simple-markdown grammar,
 * so that what we escape is judged by something that knows nothing of how we escape.
 */
export type Read =
  | { readonly kind: 'text' | 'code' | 'spoiler' | 'struck' | 'under'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'time' | 'channel'; readonly text: string }
  /** Anything else that does something: a mention, an emoji, a command, a bare address, an invitation. */
  | { readonly kind: 'active'; readonly text: string };

/** What stands before a line's text and makes it a heading, a quote, a list item or small print. */
export function readLine(line: string): { readonly prefix: string; readonly nodes: readonly Read[] } {
  const prefix = /^\s*(?:#{1,3} |-# |>>> |> |[-*+] |\d+[.)] )/.exec(line)?.[0] ?? '';
  return { prefix, nodes: merged(readInline(line.slice(prefix.length))) };
}

function readInline(text: string): Read[] {
  const nodes: Read[] = [];
  let rest = text;
  while (rest !== '') {
    const { node, length } = next(rest);
    nodes.push(node);
    rest = rest.slice(length);
  }
  return nodes;
}

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Read])[] = [
  [/^\\([^0-9A-Za-z\s])/u, ([, character = '']) => ({ kind: 'text', text: character })],
  [/^<t:(-?\d+)(?::([tTdDfFR]))?>/, ([whole]) => ({ kind: 'time', text: whole })],
  [/^<#(\d+)>/, ([whole]) => ({ kind: 'channel', text: whole })],
  [/^<(?:@[!&]?\d+|a?:\w+:\d+|\/[^:>]+:\d+|id:\w+|https?:\/\/[^>\s]+|mailto:[^>]+|tel:[^>]+|\+\d+)>/, active],
  [/^@(?:everyone|here)/, active],
  [/^(?:https?|steam|discord):\/\/[^\s<]+/i, active],
  [/^discord(?:app)?\.(?:gg|com|gift|new)\/\w+/i, active],
  [/^:\w+:/, active],
  [
    /^\[((?:\\.|[^\]\\])+)\]\(\s*<?((?:\([^)]*\)|[^\s\\)]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/u,
    ([, label = '', url = '']) => ({ kind: 'link', text: shown(readInline(label)), url }),
  ],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , text = '']) => ({ kind: 'code', text })],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, text = '']) => ({ kind: 'bold', text: shown(readInline(text)) })],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, text = '']) => ({ kind: 'under', text })],
  [/^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, ([, text = '']) => ({ kind: 'italic', text: shown(readInline(text)) })],
  [
    /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ([, text = '']) => ({ kind: 'italic', text: shown(readInline(text)) }),
  ],
  [/^~~([\s\S]+?)~~(?!_)/, ([, text = '']) => ({ kind: 'struck', text })],
  [/^\|\|([\s\S]+?)\|\|/, ([, text = '']) => ({ kind: 'spoiler', text })],
];

function next(text: string): { readonly node: Read; readonly length: number } {
  for (const [rule, read] of rules) {
    const match = rule.exec(text);
    if (match) return { node: read(match), length: match[0].length };
  }
  const [character = ''] = text;
  return { node: { kind: 'text', text: character }, length: character.length };
}

function active([whole]: RegExpExecArray): Read {
  return { kind: 'active', text: whole };
}

/** The words of nodes; whatever does something inside another's words shows up in angle brackets, so that no test misses it. */
function shown(nodes: readonly Read[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : `⟦${node.kind}:${node.text}⟧`)).join('');
}

function merged(nodes: readonly Read[]): readonly Read[] {
  const result: Read[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.kind === 'text' && node.kind === 'text')
      result[result.length - 1] = { kind: 'text', text: last.text + node.text };
    else result.push(node);
  }
  return result;
}
