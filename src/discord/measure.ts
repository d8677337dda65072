import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { ComponentType } from 'discord.js';
import { limits } from './limits.ts';

export interface Size {
  readonly components: number;
  readonly text: number;
  readonly bytes: number;
}

/** What Discord adds up over a message: every component however nested, and the text shown. */
export function measure(components: readonly (APIMessageTopLevelComponent | APIComponentInContainer)[]): Size {
  const size = { components: 0, text: 0, bytes: 0 };
  for (const component of components) add(size, component);
  return size;
}

export function withinLimits(size: Size): boolean {
  return size.components <= limits.components && size.text <= limits.text && size.bytes <= limits.bytes;
}

function add(size: Sum, component: APIMessageTopLevelComponent | APIComponentInContainer): void {
  size.components += 1;
  switch (component.type) {
    case ComponentType.Container:
      for (const inside of component.components) add(size, inside);
      return;
    case ComponentType.Section:
      size.components += 1;
      for (const inside of component.components) add(size, inside);
      return;
    case ComponentType.ActionRow:
      size.components += component.components.length;
      return;
    case ComponentType.TextDisplay:
      size.text += component.content.length;
      size.bytes += Buffer.byteLength(component.content) + limits.bytesPerText;
      return;
    case ComponentType.File:
    case ComponentType.MediaGallery:
    case ComponentType.Separator:
  }
}

type Sum = { -readonly [Part in keyof Size]: Size[Part] };
