import { absolute } from './canonical.ts';
import type { Fetched } from './fetch.ts';

/**
 * Where a page that only sends its reader on leads (`<meta http-equiv="refresh" content="0; url=…">`; HTML standard, "shared declarative refresh
 * steps"): null when it reloads itself, waits longer than five seconds, or does so only for readers without scripts.
 */
export function refreshOf({ url, body }: Fetched): string | null {
  const head = Buffer.from(body.subarray(0, 16_384))
    .toString('latin1')
    .replaceAll(/<!--[^]{0,4000}?-->|<noscript\b[^]{0,4000}?<\/noscript>/gi, '');
  const tag = /<meta\b[^>]{0,300}http-equiv\s*=\s*["']?refresh\b[^>]{0,2500}>/i.exec(head)?.[0];
  const [, seconds, address] =
    /content\s*=\s*["']?\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'>\s]{1,2048})/i.exec(tag ?? '') ?? [];
  if (address === undefined || Number(seconds) > 5) return null;
  const target = absolute(address.replaceAll('&amp;', '&'), url);
  return target === null || withoutHash(target) === withoutHash(url) ? null : target;
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
