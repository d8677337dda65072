import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const version = createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The one stylesheet. Its address changes with what it says, so that browsers may keep it for good. */
export const stylesheet = { text, address: `/style.${version}.css` };

export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5c63"/><path d="M8 10h16M8 16h16M8 22h9" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';
