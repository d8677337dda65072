import type { Form, Field } from './form.ts';
import {
  plainText,
  type Action,
  type Block,
  type Inline,
  type Line,
  type MenuOption,
  type Message,
} from './message.ts';
import type { Choice } from './option.ts';
import { isPhrase, phrase, type Phrase, type Said, type Value } from './phrase.ts';

/** One language: how it writes days and lists, and what it says for our English. What it lacks is said in English. */
export interface Language {
  /** BCP 47, such as `de`. */
  readonly tag: string;
  /** What it calls itself. */
  readonly name: string;
  say(english: string): string | undefined;
  /** The form for so many of what is `{n} channel` in English. */
  count(english: string, count: number): string | undefined;
}

/** What we speak. */
export interface Languages {
  readonly all: readonly Language[];
  /** In any of its regions: `de-AT` is `de`. */
  find(tag: string | null | undefined): Language | undefined;
  /** The same, or what is usual here. */
  pick(tag: string | null | undefined): Language;
}

export const english: Language = { tag: 'en-GB', name: 'English', say: () => undefined, count: () => undefined };

/** A message in one language: what renderers take. */
export function spoken(message: Message<Said>, language: Language): Message {
  const { plain, blocks, title, filed } = message;
  return {
    plain: inWords(plain, language),
    blocks: spokenBlocks(blocks, language),
    ...(title === undefined ? {} : { title: inWords(title, language) }),
    ...(filed === undefined ? {} : { filed }),
  };
}

export function spokenForm(form: Form<Said>, language: Language): Form {
  const { problem, ...rest } = form;
  return {
    ...rest,
    title: inWords(form.title, language),
    submit: inWords(form.submit, language),
    ...(problem === undefined ? {} : { problem: inWords(problem, language) }),
    fields: form.fields.map((field) => spokenField(field, language)),
  };
}

function spokenChoice({ value, label }: Choice<Said>, language: Language): Choice {
  return { value, label: inWords(label, language) };
}

/** As text, without markup. */
export function inWords(said: Said, language: Language): string {
  return typeof said === 'string' ? said : plainText(spokenPhrase(said, language));
}

export function inEnglish(said: Said): string {
  return inWords(said, english);
}

export function spokenBlocks(blocks: readonly Block<Said>[], language: Language): readonly Block[] {
  return blocks.map((block) => spokenBlock(block, language));
}

export function spokenLine(line: Line<Said>, language: Language): Line {
  return line.flatMap((node) => spokenNode(node, language));
}

function spokenNode(node: Inline<Said>, language: Language): Line {
  switch (node.kind) {
    case 'time': {
      const between = node.show === 'moment' ? inWords(phrase`at`, language) : 'at';
      return [between === 'at' ? node : { ...node, between }];
    }
    case 'text':
      return typeof node.text === 'string' ? [{ kind: 'text', text: node.text }] : spokenPhrase(node.text, language);
    case 'bold':
    case 'italic':
    case 'link':
    case 'channel':
    case 'person':
      return [{ ...node, text: inWords(node.text, language) }];
  }
}

function spokenPhrase(said: Phrase, language: Language): Line {
  switch (said.kind) {
    case 'phrase':
      return filled(language.say(said.english) ?? said.english, said.values, language);
    case 'count': {
      const theirs = language.count(said.one, said.count) ?? (said.count === 1 ? said.one : said.many);
      return filled(theirs.replaceAll('{n}', numbers(language.tag).format(said.count)), said.values, language);
    }
    case 'day':
      return [{ kind: 'text', text: sayDay(said.day, language) }];
    case 'list':
      return [
        {
          kind: 'text',
          text: listed(
            said.items.map((item) => inWords(item, language)),
            said.join,
            language,
          ),
        },
      ];
    case 'row':
      return [{ kind: 'text', text: said.items.map((item) => inWords(item, language)).join(said.between) }];
    case 'capitals':
      return [{ kind: 'text', text: inWords(said.said, language).toLocaleUpperCase(language.tag) }];
    case 'line':
      return spokenLine(said.line, language);
  }
}

/**
 * The text with its places filled, in as few nodes as it can be: each weighs in a message. A place a language does not name is left out;
 * one that does not exist is kept as it is.
 */
function filled(template: string, values: readonly Value[], language: Language): Line {
  if (values.length === 0) return template === '' ? [] : [{ kind: 'text', text: template }];
  return joined(template.split(/(\{\d+\})/).flatMap((part) => filling(part, values, language)));
}

function filling(part: string, values: readonly Value[], language: Language): Line {
  const value = values[Number(/^\{(\d+)\}$/.exec(part)?.[1] ?? Number.NaN)];
  if (value === undefined) return part === '' ? [] : [{ kind: 'text', text: part }];
  if (typeof value === 'number') return [{ kind: 'text', text: String(value) }];
  if (typeof value === 'string') return [{ kind: 'text', text: value }];
  return isPhrase(value) ? spokenPhrase(value, language) : spokenNode(value, language);
}

function joined(line: Line): Line {
  const nodes: Inline[] = [];
  for (const node of line) {
    const before = nodes.at(-1);
    if (node.kind === 'text' && before?.kind === 'text')
      nodes[nodes.length - 1] = { kind: 'text', text: before.text + node.text };
    else nodes.push(node);
  }
  return nodes;
}

function sayDay(published: string, { tag }: Language): string {
  const day = new Date(`${published.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return published;
  return days(tag).format(day);
}

function listed(items: readonly string[], join: 'comma' | 'and' | 'or', { tag }: Language): string {
  if (join === 'comma') return items.join(', ');
  return (join === 'and' ? ands : ors)(tag).format(items);
}

/** Made once for each language we speak: making one takes longer than all else there is to saying a message. */
function onceFor<Format>(make: (tag: string) => Format): (tag: string) => Format {
  const made = new Map<string, Format>();
  return (tag) => {
    const format = made.get(tag) ?? make(tag);
    made.set(tag, format);
    return format;
  };
}

const numbers = onceFor((tag) => new Intl.NumberFormat(tag));
const days = onceFor(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const ands = onceFor((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const ors = onceFor((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }));

function spokenBlock(block: Block<Said>, language: Language): Block {
  const line = (said: Line<Said>): Line => spokenLine(said, language);
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, line: line(block.line) };
    case 'quote':
      return { ...block, label: inWords(block.label, language), line: line(block.line) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({ label: inWords(label, language), value: line(value) })),
      };
    case 'image':
      return { ...block, alt: inWords(block.alt, language) };
    case 'list':
      return { ...block, items: block.items.map(line) };
    case 'actions':
      return { ...block, actions: block.actions.map((action) => spokenAction(action, language)) };
    case 'divider':
      return block;
  }
}

function spokenAction(action: Action<Said>, language: Language): Action {
  switch (action.kind) {
    case 'button':
    case 'link':
      return { ...action, label: inWords(action.label, language) };
    case 'menu':
      return {
        ...action,
        placeholder: inWords(action.placeholder, language),
        options: action.options.map((option) => spokenOption(option, language)),
      };
  }
}

function spokenOption({ description, ...option }: MenuOption<Said>, language: Language): MenuOption {
  return {
    ...option,
    label: inWords(option.label, language),
    ...(description === undefined ? {} : { description: inWords(description, language) }),
  };
}

function spokenField({ hint, ...field }: Field<Said>, language: Language): Field {
  const { input } = field;
  return {
    ...field,
    label: inWords(field.label, language),
    ...(hint === undefined ? {} : { hint: inWords(hint, language) }),
    input:
      input.kind === 'choices'
        ? { ...input, choices: input.choices.map((choice) => spokenChoice(choice, language)) }
        : input,
  };
}
