import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Something our code says: where, and the English a dictionary has it under. */
export interface Spoken {
  readonly english: string;
  readonly where: string;
  /** Something counted: a dictionary has forms for it. */
  readonly counted: boolean;
}

/** Everything that is said by phrase`…`, plural('…') and own('…') in these folders; `unclear` are those whose words cannot be read off. */
export function phrasesIn(...folders: readonly string[]): {
  readonly spoken: readonly Spoken[];
  readonly unclear: readonly string[];
} {
  const spoken: Spoken[] = [];
  const unclear: string[] = [];
  for (const file of folders.flatMap(sources)) {
    const text = readFileSync(file, 'utf8');
    const { program, errors } = parseSync(file, text);
    if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? ''}`);
    walk(program, (node) => {
      const line = (): string => `${file}:${text.slice(0, Number(node['start'])).split('\n').length}`;
      if (node['type'] === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'phrase')
        spoken.push({ english: templateOf(node['quasi']), where: line(), counted: false });
      if (node['type'] !== 'CallExpression' || !Array.isArray(node['arguments'])) return;
      const [first, second] = node['arguments'].map(literalOf);
      const callee = nameOf(node['callee']);
      if (callee === 'plural') {
        if (second === undefined) unclear.push(line());
        else
          spoken.push({ english: numbered(second, node['arguments'].map(literalOf)[2]), where: line(), counted: true });
      }
      if (callee === 'own' && first !== undefined) spoken.push({ english: first, where: line(), counted: false });
    });
  }
  return { spoken, unclear };
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function walk(value: unknown, visit: (node: Tree) => void): void {
  if (!isTree(value)) return;
  if (typeof value['type'] === 'string') visit(value);
  for (const part of Object.values(value)) walk(part, visit);
}

function nameOf(node: unknown): string | undefined {
  return isTree(node) && node['type'] === 'Identifier' ? String(node['name']) : undefined;
}

/** As `phrase` itself makes it: `{0}`, `{1}` for the places. */
function templateOf(quasi: unknown): string {
  const quasis = isTree(quasi) && Array.isArray(quasi['quasis']) ? quasi['quasis'] : [];
  const parts = quasis.map((part: unknown) => {
    const value = isTree(part) ? part['value'] : undefined;
    return isTree(value) ? String(value['cooked']) : '';
  });
  return parts.reduce((text, part, place) => (place === 0 ? part : `${text}{${place - 1}}${part}`), '');
}

function literalOf(node: unknown): string | undefined {
  if (!isTree(node)) return undefined;
  if (node['type'] === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['expressions'])) return undefined;
  return node['expressions'].length === 0 ? templateOf(node) : undefined;
}

/** As `plural` itself makes it. */
function numbered(one: string, many: string | undefined): string {
  return one.includes('{n}') || many?.includes('{n}') === true ? one : `{n} ${one}`;
}
