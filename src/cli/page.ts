import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { createReader } from '../sources/reader.ts';
import { silent } from './silent.ts';

/**
 * The article at an address, in a file, or on standard input (`-`). Files and input are HTML when they hold a tag, else text
 * as somebody would paste it. `url` is where the file came from, when known.
 */
export async function readPage(from: string, url?: string): Promise<Page> {
  const reader = createReader({ userAgent: 'Carewire (command line)', log: silent });
  try {
    if (/^https?:\/\//i.test(from)) return await reader.read(from);
    const bytes = await contentOf(from);
    const text = bytes.toString('utf8');
    return isHtml(text)
      ? await reader.extract(bytes, url ?? 'https://localhost/')
      : await reader.paste(text, url ?? null);
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
