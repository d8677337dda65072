import type { Form, Field } from './form.ts';
import {
  isSpoken,
  plainText,
  type Action,
  type Block,
  type Inline,
  type Line,
  type MenuOption,
  type Message,
} from './message.ts';
import { sayDay, sayList, sayNumber } from './formats.ts';
import type { Choice } from './option.ts';
import { isPhrase, phrase, type Phrase, type Said, type Value } from './phrase.ts';
import { partsOf } from './template.ts';

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
  const { plain, blocks, title, filed, notFiled } = message;
  return {
    plain: inWords(plain, language),
    blocks: spokenBlocks(blocks, language),
    ...(title === undefined ? {} : { title: inWords(title, language) }),
    ...(filed === undefined ? {} : { filed }),
    ...(notFiled === undefined ? {} : { notFiled }),
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
  if (typeof said === 'string') return said;
  const nodes: Inline[] = [];
  speakPhrase(said, language, nodes);
  return plainText(nodes);
}

export function inEnglish(said: Said): string {
  return inWords(said, english);
}

export function spokenBlocks(blocks: readonly Block<Said>[], language: Language): readonly Block[] {
  return blocks.map((block) => spokenBlock(block, language));
}

export function spokenLine(line: Line<Said>, language: Language): Line {
  const nodes: Inline[] = [];
  for (const node of line) speakNode(node, language, nodes);
  return nodes;
}

/** Nodes are added to those before them, and text joins the text before it: each node weighs in a message. */
function speakNode(node: Inline<Said>, language: Language, nodes: Inline[]): void {
  switch (node.kind) {
    case 'time': {
      const between = node.show === 'moment' ? inWords(phrase`at`, language) : 'at';
      nodes.push(between === 'at' ? node : { ...node, between });
      return;
    }
    case 'text':
      if (typeof node.text === 'string') addText(node.text, nodes);
      else speakPhrase(node.text, language, nodes);
      return;
    case 'bold':
    case 'italic':
    case 'link':
    case 'channel':
    case 'person':
      nodes.push(isSpoken(node) ? node : { ...node, text: inWords(node.text, language) });
  }
}

function speakPhrase(said: Phrase, language: Language, nodes: Inline[]): void {
  switch (said.kind) {
    case 'phrase':
      return fill(language.say(said.english) ?? said.english, said.values, language, nodes);
    case 'count': {
      const theirs = language.count(said.one, said.count) ?? (said.count === 1 ? said.one : said.many);
      const counted = theirs.replaceAll('{n}', sayNumber(said.count, language.tag));
      return fill(counted, said.values, language, nodes);
    }
    case 'day':
      return addText(sayDay(said.day, language.tag), nodes);
    case 'list': {
      const items = said.items.map((item) => inWords(item, language));
      return addText(sayList(items, said.join, language.tag), nodes);
    }
    case 'row':
      return speakRow(said, language, nodes);
    case 'capitals':
      return addText(inWords(said.said, language).toLocaleUpperCase(language.tag), nodes);
    case 'line':
      for (const node of said.line) speakNode(node, language, nodes);
  }
}

function speakRow({ items, between }: Phrase & { kind: 'row' }, language: Language, nodes: Inline[]): void {
  for (const [at, item] of items.entries()) {
    if (at > 0) addText(between, nodes);
    if (typeof item === 'string') addText(item, nodes);
    else speakPhrase(item, language, nodes);
  }
}

/** The text with its places filled. A place a language does not name is left out; one that does not exist is kept as it is. */
function fill(template: string, values: readonly Value[], language: Language, nodes: Inline[]): void {
  if (values.length === 0) {
    if (template !== '') addText(template, nodes);
    return;
  }
  for (const part of partsOf(template)) {
    const value = values[part.place];
    if (value === undefined) addText(part.text, nodes);
    else if (typeof value !== 'object') addText(String(value), nodes);
    else if (isPhrase(value)) speakPhrase(value, language, nodes);
    else speakNode(value, language, nodes);
  }
}

function addText(text: string, nodes: Inline[]): void {
  const before = nodes.at(-1);
  if (before?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: before.text + text };
  else nodes.push({ kind: 'text', text });
}

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

function spokenOption(told: MenuOption<Said>, language: Language): MenuOption {
  if (isSpokenOption(told)) return told;
  const { description, ...option } = told;
  return {
    ...option,
    label: inWords(option.label, language),
    ...(description === undefined ? {} : { description: inWords(description, language) }),
  };
}

function isSpokenOption(option: MenuOption<Said>): option is MenuOption {
  return typeof option.label === 'string' && typeof option.description !== 'object';
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
