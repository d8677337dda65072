import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { raw } from 'hono/html';

const text = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** The one stylesheet, in the page itself: nothing else has to arrive before a reader sees it. */
export const stylesheet = raw(`<style>${text}</style>`);

/** What the content security policy knows it by (https://www.w3.org/TR/CSP3/#grammardef-hash-source): no other style is obeyed. */
export const styleHash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5c63"/><path d="M8 10h16M8 16h16M8 22h9" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';
