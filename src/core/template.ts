/** A piece of a phrase with places; `place` is -1 for what is no place. */
interface Part {
  readonly text: string;
  readonly place: number;
}

/** `Published {0} as #{1}.` in its pieces; taken apart once. */
export function partsOf(template: string): readonly Part[] {
  const before = known.get(template);
  if (before) return before;
  const texts = template.split(/(\{\d+\})/).filter((text) => text !== '');
  const parts = texts.map((text) => ({ text, place: Number(/^\{(\d+)\}$/.exec(text)?.[1] ?? -1) }));
  if (known.size >= most) known.clear();
  known.set(template, parts);
  return parts;
}

/** We say some thousand different things in each language; those with a number in them are more. */
const known = new Map<string, readonly Part[]>();
const most = 5_000;
