import { line, type Told } from '../message.ts';
import { plural } from '../phrase.ts';

/** Of a message's links the first one was taken: who chose it should know of the others. */
export function withOtherLinks(said: Told, links: readonly string[]): Told {
  const others = new Set(links).size - 1;
  if (others < 1) return said;
  const note = plural(
    others,
    'This is about the first link. The message holds {n} other link: give it by itself if you want it too.',
    'This is about the first link. The message holds {n} other links: give each by itself if you want them too.',
  );
  return { ...said, blocks: [...said.blocks, { kind: 'note', line: line(note), keep: true }] };
}
