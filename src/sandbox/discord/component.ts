/** Component kinds by Discord's number. Source: discord-api-docs, components/reference.mdx. */
export const componentTypes = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const linkButton = 5;

/** Whether a kind of component is a menu to choose from, in messages as in modals. */
export function isSelect(type: number): boolean {
  return (
    type === componentTypes.stringSelect || (type >= componentTypes.userSelect && type <= componentTypes.channelSelect)
  );
}

/** A component of a message or a modal, as it goes over the wire; which fields are set depends on `type`. */
export interface Component {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly style?: number | null;
  readonly label?: string | null;
  readonly description?: string | null;
  readonly emoji?: { readonly id?: string | null; readonly name?: string | null } | null;
  readonly url?: string | null;
  readonly sku_id?: string | null;
  readonly disabled?: boolean | null;
  readonly content?: string;
  readonly placeholder?: string | null;
  readonly options?: readonly SelectOption[];
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly required?: boolean | null;
  readonly value?: string | null;
  readonly default?: boolean | null;
  readonly channel_types?: readonly number[] | null;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly media?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
  readonly file?: { readonly url: string };
  readonly divider?: boolean | null;
  readonly spoiler?: boolean | null;
  /** A container's colour, as a number. */
  readonly accent_color?: number | null;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | null;
  readonly default?: boolean | null;
}

export interface Embed {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly url?: string | null;
  readonly timestamp?: string | null;
  readonly author?: { readonly name?: string | null; readonly url?: string | null } | null;
  readonly footer?: { readonly text?: string | null } | null;
  readonly fields?:
    | readonly { readonly name: string; readonly value: string; readonly inline?: boolean | null }[]
    | null;
  readonly image?: { readonly url?: string | null; readonly description?: string | null } | null;
  readonly thumbnail?: { readonly url?: string | null; readonly description?: string | null } | null;
}

export interface Placed {
  readonly component: Component;
  readonly path: readonly PropertyKey[];
  readonly depth: number;
}

/** Every component with its place in the body, parents before their children, in reading order. */
export function* eachComponent(
  components: readonly Component[],
  path: readonly PropertyKey[] = ['components'],
  depth = 0,
): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* within(component, [...path, index], depth);
}

function* within(component: Component, path: readonly PropertyKey[], depth: number): Generator<Placed> {
  yield { component, path, depth };
  yield* eachComponent(component.components ?? [], [...path, 'components'], depth + 1);
  if (component.component) yield* within(component.component, [...path, 'component'], depth + 1);
  if (component.accessory) yield* within(component.accessory, [...path, 'accessory'], depth + 1);
}

/** Gives every component without an `id` the next free number, as Discord does before it echoes a message. */
export function numbered(components: readonly Component[]): readonly Component[] {
  const taken = new Set([...eachComponent(components)].map(({ component }) => component.id));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (component: Component): Component => ({
    ...component,
    id: component.id ?? next(),
    ...(component.components && { components: component.components.map(number) }),
    ...(component.component && { component: number(component.component) }),
    ...(component.accessory && { accessory: number(component.accessory) }),
  });
  return components.map(number);
}
