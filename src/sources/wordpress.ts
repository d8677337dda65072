import { Parser } from 'htmlparser2';
import type { Page } from '../core/article.ts';
import type { Log } from '../core/log.ts';
import { createPool } from './pool.ts';

/** One post of a WordPress export (WXR). */
export interface Post {
  readonly title: string;
  /** Where it stood. */
  readonly link: string;
  readonly author: string | null;
  /** ISO 8601, or null when the export does not say. */
  readonly publishedAt: string | null;
  readonly html: string;
  readonly categories: readonly string[];
  readonly kind: string;
  readonly status: string;
  readonly hasPassword: boolean;
  /** False when the file ends in the middle of it. */
  readonly isWhole: boolean;
}

/**
 * The items of a WordPress export, one by one as the file comes in: of a file of any size only one item is held at a time, and of
 * one longer than 2 million characters only its beginning. Anything may be broken: what cannot be told is empty.
 */
export async function* readWordpress(chunks: AsyncIterable<string>): AsyncGenerator<Post> {
  let done: Post[] = [];
  let item: Map<string, string> | undefined;
  let categories: string[] = [];
  let field = '';
  let isCategory = false;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'item') {
          item = new Map();
          categories = [];
        }
        if (!item || tag === 'item') return;
        field = tag;
        isCategory = tag === 'category' && attributes['domain'] === 'category';
        if (isCategory) categories.push('');
      },
      ontext(text) {
        if (!item || field === '') return;
        if (isCategory) categories.push(`${categories.pop() ?? ''}${text}`.slice(0, longest.name));
        else if (fields.has(field)) item.set(field, `${item.get(field) ?? ''}${text}`.slice(0, longest.text));
      },
      onclosetag(tag, isImplied) {
        field = '';
        isCategory = false;
        if (tag !== 'item' || !item) return;
        done.push(asPost(item, categories, !isImplied));
        item = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* done;
    done = [];
  }
  parser.end();
  yield* done;
}

/** Posts as pages, each read in a worker like a page of the web. */
export function createPostReader(log: Log): { read(post: Post): Promise<Page>; close(): Promise<void> } {
  const pool = createPool(log);
  return {
    read: async (post) => {
      const page = await pool.run({ kind: 'html', html: asHtml(post), url: post.link });
      return {
        ...page,
        url: post.link,
        canonicalUrl: post.link,
        title: post.title.trim() === '' ? page.title : post.title.trim(),
        byline: post.author ?? page.byline,
        publishedAt: post.publishedAt ?? page.publishedAt,
        filedUnder: post.categories,
      };
    },
    close: () => pool.close(),
  };
}

const longest = { text: 2_000_000, name: 200 };

const fields = new Set([
  'title',
  'link',
  'dc:creator',
  'pubDate',
  'content:encoded',
  'wp:post_date_gmt',
  'wp:post_type',
  'wp:status',
  'wp:post_password',
]);

function asPost(item: ReadonlyMap<string, string>, categories: readonly string[], isWhole: boolean): Post {
  const said = (name: string): string => (item.get(name) ?? '').trim();
  return {
    title: said('title'),
    link: said('link'),
    author: said('dc:creator') || null,
    publishedAt: dateOf(`${said('wp:post_date_gmt').replace(' ', 'T')}Z`) ?? dateOf(said('pubDate')),
    html: said('content:encoded'),
    categories: [...new Set(categories.map((name) => name.trim()).filter((name) => name !== ''))],
    kind: said('wp:post_type') || 'post',
    status: said('wp:status') || 'publish',
    hasPassword: said('wp:post_password') !== '',
    isWhole,
  };
}

/** Drafts have `0000-00-00 00:00:00`. */
function dateOf(text: string): string | null {
  const at = Date.parse(text);
  return Number.isNaN(at) || at <= 0 ? null : new Date(at).toISOString();
}

/** Before blocks, WordPress kept paragraphs as empty lines; and what stands in square brackets was for plugins. */
function asHtml({ title, html }: Post): string {
  const plain = html
    .replaceAll(
      /\[caption[^\]]{0,500}\]([^[]{0,5000})\[\/caption\]/gi,
      '\n\n<figure><figcaption>$1</figcaption></figure>\n\n',
    )
    .replaceAll(/\[\/?[a-z][\w-]{0,40}(?:\s[^\]]{0,500})?\]/gi, '');
  const body = /<p[\s>]/i.test(plain)
    ? plain
    : plain
        .split(/\r?\n\s*\n/)
        .map((paragraph) => (paragraph.trim() === '' ? '' : `<p>${paragraph}</p>`))
        .join('\n');
  return `<!doctype html><html><head><title>${escaped(title)}</title></head><body><article>${body}</article></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
