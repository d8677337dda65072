import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Pages whose text is known, whose segments are known, and whose day is known. */
export interface Pages {
  readonly texts: readonly {
    readonly id: string;
    readonly url: string;
    readonly html: string;
    readonly text: string;
  }[];
  readonly segments: readonly SegmentPage[];
  readonly dated: readonly { readonly url: string; readonly html: string; readonly date: string }[];
}

interface SegmentPage {
  readonly url: string;
  readonly html: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly author: string | null | undefined;
}

/** `open` pages are those whose errors may be looked at while rules are written; `shut` ones are only counted. */
export type Half = 'open' | 'shut';
type Side = 'all' | Half;

/**
 * The annotated pages under `<folder>/extraction`: the public article benchmark's `ground-truth.json` and `html`, trafilatura's `segment-benchmark` and
 * htmldate's `date-benchmark`. What a folder lacks is empty.
 */
export function pagesOf(folder: string, side: Side): Pages {
  const root = join(folder, 'extraction');
  const truth = json(join(root, 'ground-truth.json')) as Record<string, { articleBody: string; url: string }>;
  const segments = json(join(root, 'segment-benchmark/evaldata.json')) as Record<
    string,
    { file: string; with: string[]; without: string[]; author?: string | null }
  >;
  const dates = json(join(root, 'date-benchmark/dates.json')) as Record<string, { file: string; date: string }>;
  const chosen = <T>(known: Record<string, T>): [string, T][] =>
    Object.entries(known).filter(([id]) => side === 'all' || sideOf(id) === side);
  return {
    texts: chosen(truth).map(([id, { articleBody, url }]) => ({
      id,
      url,
      html: unzipped(join(root, 'html', `${id}.html.gz`)),
      text: articleBody,
    })),
    segments: chosen(segments).map(([url, page]) => ({
      url: addressOf(url),
      html: unzipped(join(root, 'segment-benchmark/html', page.file)),
      with: page.with,
      without: page.without,
      author: page.author,
    })),
    dated: chosen(dates).map(([url, { file, date }]) => ({
      url: addressOf(url),
      html: unzipped(join(root, 'date-benchmark/html', file)),
      date,
    })),
  };
}

function sideOf(id: string): Half {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % 2 === 0 ? 'open' : 'shut';
}

/** A few pages are listed by a name instead of an address. */
function addressOf(url: string): string {
  return URL.canParse(url) ? url : 'https://localhost/';
}

function json(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function unzipped(path: string): string {
  return gunzipSync(readFileSync(path)).toString('utf8');
}
