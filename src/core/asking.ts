import type { RawValues } from './answering.ts';
import type { Category } from './category.ts';
import { ownFormId, type Command } from './command.ts';
import type { Field, Form } from './form.ts';
import type { Option } from './option.ts';
import { own, type Said } from './phrase.ts';

/** A form made from a command's own options: what was typed is kept, `problem` says what was wrong with it. */
export function askFor(command: Command, raw: RawValues, categories: readonly Category[], problem?: Said): Form<Said> {
  return {
    id: ownFormId(command),
    title: own(titleCase(command.name)),
    submit: own(titleCase(command.name)),
    ...(problem === undefined ? {} : { problem }),
    fields: inOrder(command, raw, problem !== undefined).map(([name, option]) =>
      fieldOf(name, option, raw[name], categories),
    ),
  };
}

/** Discord shows no more fields. */
const shownEverywhere = 5;

/** When something is to be mended in a long form, what was typed comes first: a platform that shows a few fields must show those. */
function inOrder(command: Command, raw: RawValues, mending: boolean): readonly (readonly [string, Option])[] {
  const options = Object.entries(command.options);
  const isTyped = ([name, option]: readonly [string, Option]): boolean =>
    option.required === true || (raw[name]?.trim() ?? '') !== '';
  const isLong = options.length > shownEverywhere;
  return mending && isLong ? options.toSorted((a, b) => Number(isTyped(b)) - Number(isTyped(a))) : options;
}

function fieldOf(
  name: string,
  option: Option,
  value: string | undefined,
  categories: readonly Category[],
): Field<Said> {
  return {
    name,
    label: own(labelOf(name)),
    hint: own(option.description),
    required: option.required ?? false,
    ...(value === undefined ? {} : { value }),
    input: inputOf(option, categories),
    ...(option.kind === 'text' || option.kind === 'words' ? { maxLength: option.maxLength } : {}),
  };
}

function inputOf(option: Option, categories: readonly Category[]): Field<Said>['input'] {
  switch (option.kind) {
    case 'text':
      return { kind: option.paragraph ? 'paragraph' : 'line' };
    case 'category':
      // A menu with nothing in it is refused by both platforms.
      return categories.length > 0
        ? {
            kind: 'choices',
            choices: categories.map(({ slug, name }) => ({ value: slug, label: name })),
            most: option.most ?? 1,
          }
        : { kind: 'line' };
    case 'choice':
      return {
        kind: 'choices',
        choices: option.choices.map(({ value, label }) => ({ value, label: own(label) })),
        most: 1,
      };
    case 'channel':
      return { kind: 'channel', ...(option.here && { here: option.here }) };
    case 'url':
    case 'topic':
    case 'article':
    case 'subscription':
    case 'time':
    case 'zone':
    case 'words':
      return { kind: 'line' };
  }
}

/** Above the field of an option in a form. */
export function labelOf(option: string): string {
  return option === 'url' ? 'Web address' : titleCase(option);
}

function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
