import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';
import type { Drawn } from './block.ts';
import { accents, limits } from './limits.ts';
import { measure } from './measure.ts';

/** Ids for the first box and what stands first in it: 62 bits that only one delivery has. */
export type Mark = readonly [number, number];

/** Boxes with the blocks in their order: an alert stands alone in a red one, a caution colours the one it stands in. */
export function layout(blocks: readonly Drawn[], mark?: Mark): readonly APIMessageTopLevelComponent[] {
  const boxes = grouped(blocks)
    .map(box)
    .filter((made) => made.components.length > 0);
  const roomy = measure(boxes).components <= limits.components;
  return marked(roomy ? boxes : boxes.map(merged), mark);
}

function grouped(blocks: readonly Drawn[]): readonly (readonly Drawn[])[] {
  const groups: Drawn[][] = [];
  let open: Drawn[] | undefined;
  for (const block of blocks) {
    if (block.tone === 'alert') groups.push([block]);
    if (block.tone !== 'alert' && !open) groups.push((open = []));
    if (block.tone === 'alert') open = undefined;
    else open?.push(block);
  }
  return groups;
}

function box(blocks: readonly Drawn[]): APIContainerComponent {
  const tone = blocks.find((block) => block.tone !== 'plain')?.tone ?? 'plain';
  return {
    type: ComponentType.Container,
    ...(tone !== 'plain' && { accent_color: accents[tone] }),
    components: parted(blocks.flatMap((block) => block.components)),
  };
}

/** A line is drawn between things only: not first, not last, not twice. */
function parted(components: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const kept = components.filter(
    (component, index) => component.type !== ComponentType.Separator || components[index - 1]?.type !== component.type,
  );
  if (kept[0]?.type === ComponentType.Separator) kept.shift();
  if (kept.at(-1)?.type === ComponentType.Separator) kept.pop();
  return kept;
}

/** Fewer components with the same words: neighbouring texts become one, lines between them go. */
function merged(box: APIContainerComponent): APIContainerComponent {
  const components: APIComponentInContainer[] = [];
  for (const component of box.components) {
    const last = components.at(-1);
    if (component.type === ComponentType.Separator) continue;
    if (last?.type === ComponentType.TextDisplay && component.type === ComponentType.TextDisplay)
      components[components.length - 1] = { ...last, content: `${last.content}\n${component.content}` };
    else components.push(component);
  }
  return { ...box, components };
}

function marked(boxes: readonly APIContainerComponent[], mark: Mark | undefined): readonly APIContainerComponent[] {
  const [first, ...others] = boxes;
  const [inside, ...rest] = first?.components ?? [];
  if (!mark || !first || !inside) return boxes;
  return [{ ...first, id: mark[0], components: [{ ...inside, id: mark[1] }, ...rest] }, ...others];
}
