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
  return components.map(sizeOf).reduce(add, { components: 0, text: 0, bytes: 0 });
}

export function withinLimits(size: Size): boolean {
  return size.components <= limits.components && size.text <= limits.text && size.bytes <= limits.bytes;
}

function sizeOf(component: APIMessageTopLevelComponent | APIComponentInContainer): Size {
  switch (component.type) {
    case ComponentType.Container:
      return add({ components: 1, text: 0, bytes: 0 }, measure(component.components));
    case ComponentType.ActionRow:
      return { components: 1 + component.components.length, text: 0, bytes: 0 };
    case ComponentType.TextDisplay:
      return {
        components: 1,
        text: component.content.length,
        bytes: Buffer.byteLength(component.content) + limits.bytesPerText,
      };
    case ComponentType.Section:
      return add({ components: 2, text: 0, bytes: 0 }, measure(component.components));
    case ComponentType.File:
    case ComponentType.MediaGallery:
    case ComponentType.Separator:
      return { components: 1, text: 0, bytes: 0 };
  }
}

function add(a: Size, b: Size): Size {
  return { components: a.components + b.components, text: a.text + b.text, bytes: a.bytes + b.bytes };
}
