import { getBOMEncoding, labelToName, TextDecoder } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import { encodingByLetters } from './letters.ts';

/**
 * The text of a page's bytes, never throwing: by byte order mark, the HTTP header's charset, the page's own `<meta>` (looked for in 4 KB, not only
 * the standard's 1 KB), valid UTF-8, and at last by the look of its letters. A label of Latin letters is overruled when the bytes are valid
 * UTF-8, and a label of UTF-8 when they are not: both are common mistakes of servers. Decoding follows the WHATWG Encoding standard; Node's own
 * decoder is wrong for windows-1252 and cp949.
 */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  const marked = getBOMEncoding(bytes);
  if (marked !== null) return decodeAs(marked, bytes);
  const utf8 = isUtf8(bytes);
  const labels = [headerLabel(contentType), metaLabel(bytes)].map((label) => labelToName(label ?? '')?.toLowerCase());
  for (const label of labels) {
    if (label === undefined || label === 'replacement') continue;
    if (label === 'utf-8' && !utf8) continue;
    return decodeAs(utf8 && latin.test(label) ? 'utf-8' : label, bytes);
  }
  return decodeAs(utf8 ? 'utf-8' : guess(bytes), bytes);
}

const latin = /^(?:windows-125|iso-8859-|macintosh)/;

function decodeAs(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

/** ISO-2022-JP is all ASCII bytes and so valid UTF-8 too; its escape sequence tells. */
function isUtf8(bytes: Uint8Array): boolean {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\u001B$B')) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function headerLabel(contentType: string | null): string | undefined {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1];
}

function metaLabel(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]{1,500}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

function guess(bytes: Uint8Array): string {
  const letters = Buffer.from(bytes)
    .toString('latin1')
    .slice(0, 200_000)
    .replaceAll(/<[^<>]*>/g, ' ');
  const text = Buffer.from(letters, 'latin1');
  const read = encodingByLetters(text.subarray(0, 30_000));
  if (read !== null) return read;
  const found = labelToName(chardet.detect(text) ?? '')?.toLowerCase();
  return found === undefined || found === 'utf-8' || found === 'replacement' ? 'windows-1252' : found;
}
