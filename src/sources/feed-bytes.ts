import { decode } from './decode.ts';

/**
 * The text of an XML or JSON document's bytes, never throwing (RFC 7303 section 3): by byte order mark, the header's charset, the XML declaration's, the look of the bytes. NULs and
 * other characters XML forbids are dropped.
 */
export function feedText(bytes: Uint8Array, contentType: string | null): string {
  const label = wideLabel(bytes) ?? headerLabel(contentType) ?? declaredLabel(bytes);
  const text = decode(bytes, label === null ? null : `text/xml; charset=${label}`);
  return text.replaceAll(forbidden, '').toWellFormed();
}

// oxlint-disable-next-line no-control-regex -- these are the ones XML 1.0 does not know
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** `<?` or `<r` in two-byte units without a mark. */
function wideLabel([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  return null;
}

function headerLabel(contentType: string | null): string | null {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w:.-]+)/i.exec(head)?.[1] ?? null;
}
