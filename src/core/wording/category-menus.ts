import type { Category } from '../category.ts';
import type { Action, MenuOption } from '../message.ts';
import { phrase, type Said } from '../phrase.ts';

/**
 * What news can be filed under, three at once, in as many menus as it takes: the first does what `id` says, the others are numbered
 * behind it. Whoever hears of a choice asks {@link chosenIn} what holds now. `first` stands before the categories.
 */
export function categoryMenus(
  id: string,
  placeholder: Said,
  chosen: readonly string[],
  categories: readonly Category[],
  first: readonly MenuOption<Said>[] = [],
): readonly Action<Said>[] {
  const options = categories.map(({ slug, name }) => ({ value: slug, label: name, chosen: chosen.includes(slug) }));
  return inMenus([...first, ...options]).map((some, at) => ({
    kind: 'menu',
    id: at === 0 ? id : `${id}.${at}`,
    placeholder: at === 0 ? placeholder : phrase`More categories`,
    options: some,
    most,
  }));
}

/**
 * What an id's argument names, and how to tell what holds once somebody chose in its menu: that, and what stands chosen in the other
 * menus as far as there is room. `first` are the values before the categories.
 */
export function chosenIn(argument: string): {
  readonly id: string;
  readonly now: (
    chosen: readonly string[],
    before: readonly string[],
    categories: readonly Category[],
    first?: readonly string[],
  ) => readonly string[];
} {
  const [id = '', menu = '0'] = argument.split('.');
  return {
    id,
    now: (chosen, before, categories, first = []) => {
      const menus = inMenus([...first, ...categories.map(({ slug }) => slug)]);
      const others = menus.filter((_some, at) => at !== Number(menu)).flat();
      return [...chosen, ...before.filter((slug) => others.includes(slug))].slice(0, most);
    },
  };
}

/** A menu shows 25 on Discord, and a message has room for a few menus. */
export function inMenus<Option>(options: readonly Option[]): readonly (readonly Option[])[] {
  return [0, 25, 50, 75].map((from) => options.slice(from, from + 25)).filter((some) => some.length > 0);
}

const most = 3;
