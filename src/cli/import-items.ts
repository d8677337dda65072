import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { shorten, visible } from '../core/visible.ts';
import { createPostReader, readWordpress, type Post } from '../sources/wordpress.ts';
import { readLine, type Line } from '../store/lines.ts';
import { silent } from './silent.ts';
import { UsageError } from './verb.ts';

/** One thing of a file that may become an article. */
export interface Item {
  /** Where it stands in the file, for whoever looks for it there. */
  readonly where: string;
  readonly url: string;
  /** How long all that the file says of it is. */
  readonly characters: number;
  /** As the file names them. */
  readonly categories: readonly string[];
  /** Why it is none; null when it is one. */
  readonly skip: Skip | null;
  /** Throws NewsError when no article can be made of it. */
  page(): Promise<Page>;
  readonly judged: Line['judged'];
}

interface Skip {
  readonly why: string;
  /** An export holds such things beside its articles; nothing is wrong with the file. */
  readonly isUsual: boolean;
}

export interface Items {
  items(progress: (bytes: number) => void): AsyncIterable<Item>;
  close(): Promise<void>;
}

/** A WordPress export or lines of JSON, told apart by how the file begins. Throws UsageError for anything else. */
export async function openItems(file: string): Promise<Items> {
  const beginning = await beginningOf(file);
  if (/<opml[\s>]/i.test(beginning))
    throw new UsageError(`${file} is a list of feeds. Take it in with: feeds import ${file}`);
  if (/<rss[\s>]/i.test(beginning) && beginning.includes('wordpress.org/export')) return wordpress(file);
  if (/^\uFEFF?\s*\{/.test(beginning)) return lines(file);
  throw new UsageError(`${file} is neither a WordPress export nor lines of JSON, as export writes them.`);
}

function wordpress(file: string): Items {
  const reader = createPostReader(silent);
  return {
    close: () => reader.close(),
    async *items(progress) {
      let number = 0;
      for await (const post of readWordpress(chunksOf(file, progress))) {
        number += 1;
        const title = shorten(visible(post.title), 60);
        yield {
          where: title === '' ? `item ${number}` : `item ${number}, “${title}”`,
          url: post.link,
          characters: post.html.length,
          categories: post.categories,
          skip: whyNot(post),
          page: () => reader.read(post),
          judged: null,
        };
      }
    },
  };
}

function whyNot(post: Post): Skip | null {
  if (!post.isWhole) return { why: 'is broken off: the file ends in the middle of it', isUsual: false };
  if (post.kind !== 'post') return { why: `is no post (${post.kind})`, isUsual: true };
  if (post.status !== 'publish') return { why: `was not published (${post.status})`, isUsual: true };
  if (post.hasPassword) return { why: 'has a password', isUsual: true };
  if (!/^https?:\/\//.test(post.link)) return { why: 'has no address', isUsual: false };
  return post.html === '' ? { why: 'is empty', isUsual: false } : null;
}

function lines(file: string): Items {
  return {
    close: async () => {},
    async *items(progress) {
      let number = 0;
      let bytes = 0;
      for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
        number += 1;
        bytes += Buffer.byteLength(line) + 1;
        progress(bytes);
        if (line.trim() !== '') yield asItem(line, number);
      }
    },
  };
}

function asItem(line: string, number: number): Item {
  const where = `line ${number}`;
  try {
    const { page, categories, judged } = readLine(line.replace(/^\uFEFF/, ''));
    const about = { where, url: page.canonicalUrl, characters: line.length, categories, judged };
    return { ...about, skip: null, page: async () => page };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const page = (): Promise<Page> => Promise.reject(new NewsError('unreadable', why));
    const about = { where, url: '', characters: 0, categories: [], judged: null };
    return { ...about, skip: { why: `cannot be read: ${why}`, isUsual: false }, page };
  }
}

async function* chunksOf(file: string, progress: (bytes: number) => void): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  for await (const chunk of stream) {
    progress(stream.bytesRead);
    yield String(chunk);
  }
}

async function beginningOf(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`);
  }
}
