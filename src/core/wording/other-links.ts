import { line, type Told } from '../message.ts';
import { plural } from './phrases.ts';

/** Of a message's links the first one was taken: who chose it should know of the others. */
export function withOtherLinks(said: Told, links: readonly string[]): Told {
  const others = new Set(links).size - 1;
  if (others < 1) return said;
  const rest = plural(others, 'other link', 'other links');
  const note = `This is about the first link. The message holds ${rest}: give ${others === 1 ? 'it' : 'each'} by itself if you want ${others === 1 ? 'it' : 'them'} too.`;
  return { ...said, blocks: [...said.blocks, { kind: 'note', line: line(note), keep: true }] };
}
