import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { createPostReader, readWordpress, type Post } from '../sources/wordpress.ts';
import { readLine, type Line } from '../store/lines.ts';
import { silent } from './silent.ts';
import { UsageError } from './verb.ts';

/** One thing of a file that may become an article. */
export interface Item {
  readonly title: string;
  readonly url: string;
  /** How long all that the file says of it is. */
  readonly characters: number;
  /** As the file names them. */
  readonly categories: readonly string[];
  /** Why it is none; null when it is one. */
  readonly skip: string | null;
  /** Throws NewsError when no article can be made of it. */
  page(): Promise<Page>;
  readonly judged: Line['judged'];
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
      for await (const post of readWordpress(chunksOf(file, progress)))
        yield {
          title: post.title,
          url: post.link,
          characters: post.html.length,
          categories: post.categories,
          skip: whyNot(post),
          page: () => reader.read(post),
          judged: null,
        };
    },
  };
}

function whyNot(post: Post): string | null {
  if (post.kind !== 'post') return `is no post (${post.kind})`;
  if (post.status !== 'publish') return `was not published (${post.status})`;
  if (post.hasPassword) return 'has a password';
  if (!/^https?:\/\//.test(post.link)) return 'has no address';
  return post.html === '' ? 'is empty' : null;
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
  try {
    const { page, categories, judged } = readLine(line.replace(/^\uFEFF/, ''));
    const about = { title: page.title, url: page.canonicalUrl, characters: line.length, categories, judged };
    return { ...about, skip: null, page: async () => page };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const page = (): Promise<Page> => Promise.reject(new NewsError('unreadable', why));
    const about = { title: `line ${number}`, url: '', characters: 0, categories: [], judged: null };
    return { ...about, skip: `cannot be read: ${why}`, page };
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
