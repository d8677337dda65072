import { html } from 'hono/html';
import type { Html } from './render.ts';

/** As `html`, for XML: the same five characters are escaped, and those XML 1.0 cannot hold at all are left out. */
export function xml(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return html(strings, ...values.map((value) => (typeof value === 'string' ? holdable(value) : value)));
}

/** https://www.w3.org/TR/xml/#charsets */
function holdable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- tab, line feed and carriage return are the controls it may hold
  return text.toWellFormed().replaceAll(/[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

export const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
