import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { decode } from '../sources/decode.ts';
import { createReader, extract } from '../sources/reader.ts';
import { silent } from './silent.ts';

/**
 * The article at an address, in a file, or on standard input (`-`). Files and input are HTML when they hold a tag, else text
 * as somebody would paste it. `url` is where the file came from, when known. Throws NewsError.
 */
export async function readPage(from: string, url?: string): Promise<Page> {
  if (!/^https?:\/\//i.test(from)) {
    const text = decode(await contentOf(from), null);
    if (isHtml(text)) return extract(text, url ?? ownAddress(text) ?? 'https://localhost/');
    return reading((reader) => reader.paste(text, url ?? null));
  }
  return reading((reader) => reader.read(from));
}

async function reading(read: (reader: ReturnType<typeof createReader>) => Promise<Page>): Promise<Page> {
  const reader = createReader({ userAgent: 'Carewire (command line)', log: silent });
  try {
    return await read(reader);
  } finally {
    await reader.close();
  }
}

async function contentOf(from: string): Promise<Buffer> {
  if (from === '-') return buffer(process.stdin);
  try {
    return await readFile(from);
  } catch (error) {
    throw new NewsError(
      'bad-input',
      `${from} cannot be read. Give a file’s path, a web address, or - for standard input.`,
      { cause: error },
    );
  }
}

function isHtml(text: string): boolean {
  return /<(?:!doctype|html|head|body|article|div|p|main|section)[\s>]/i.test(text.slice(0, 100_000));
}

/** Where a saved page says it stands: without it, every canonical address would look like another site's. */
function ownAddress(html: string): string | undefined {
  const head = html.slice(0, 100_000);
  const tag =
    /<link\b[^>]{0,500}\brel=["']?canonical["']?[^>]{0,2000}>/i.exec(head)?.[0] ??
    /<meta\b[^>]{0,500}\bproperty=["']?og:url["']?[^>]{0,2000}>/i.exec(head)?.[0];
  const address = /\b(?:href|content)=["']?(https?:\/\/[^"'\s>]+)/i.exec(tag ?? '')?.[1];
  return address === undefined ? undefined : URL.parse(address.replaceAll('&amp;', '&'))?.href;
}
