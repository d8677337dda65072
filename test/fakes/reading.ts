import type { Page } from '../../src/core/article.ts';
import { NewsError } from '../../src/core/errors.ts';
import { nothingStated, type Span } from '../../src/core/judgement.ts';
import type { Judge, Reader } from '../../src/core/reading.ts';

/** A page as a reader would bring it, every field stated unless told otherwise. */
export function aPage(page: Partial<Page> = {}): Page {
  const url = page.url ?? 'https://news.example/veins';
  return {
    url,
    canonicalUrl: url,
    title: 'Treating Clogged Veins Improves MS, Study Says',
    byline: 'A. Reporter',
    siteName: 'Example News',
    publishedAt: '2012-03-29',
    language: 'en',
    description: null,
    image: null,
    text: 'Opening clogged veins helped people with MS, a study says. Fifty people took part. However, an expert warns that nobody was compared with.',
    original: null,
    filedUnder: [],
    ...page,
  };
}

/** Reads the pages it holds, by URL; every other address is unreachable. The first line of pasted text is its title. */
export function fakeReader(pages: readonly Page[] = [aPage()]): Reader & { add(page: Page): void; reads: number } {
  const held = new Map(pages.map((page) => [page.url, page]));
  const reader = {
    reads: 0,
    add: (page: Page) => {
      held.set(page.url, page);
    },
    read: async (url: string) => {
      reader.reads += 1;
      const page = held.get(url);
      if (page) return page;
      throw new NewsError('unreachable', 'The page could not be reached. Check the link, or paste the text.', {
        field: 'url',
      });
    },
    paste: async (pasted: string, url: string | null) => {
      const [title = '', ...lines] = pasted.trim().split('\n');
      const text = lines.join('\n').trim();
      if (text === '') throw new NewsError('unreadable', 'Paste the title and the text below it.', { field: 'text' });
      return aPage({ title, text, url: url ?? `pasted:${title}`, canonicalUrl: url ?? `pasted:${title}` });
    },
  };
  return reader;
}

/** Takes every sentence, calls those with "however" cautions, and files a page under categories whose keywords it holds. */
export const simpleJudge: Judge = {
  judge: (page) => {
    const summary = sentencesOf(page.text).slice(0, 5);
    const caution = summary.find(({ text }) => /however/i.test(text));
    return {
      summary,
      caution: caution ? { ...caution, speaker: null } : null,
      evidence: nothingStated,
      readingGrade: 8,
      warnings: caution ? [] : [{ kind: 'no-caution', text: 'The article names no caution.' }],
    };
  },
  candidates: (page) => sentencesOf(page.text),
  categorise: async (page, categories) =>
    categories
      .filter(({ keywords }) => keywords.some((word) => `${page.title} ${page.text}`.toLowerCase().includes(word)))
      .map(({ slug }) => slug)
      .slice(0, 3),
  locate: (page, sentence) => {
    const start = page.text.indexOf(sentence.trim());
    return start < 0 ? undefined : { text: sentence.trim(), start, end: start + sentence.trim().length };
  },
};

function sentencesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^.!?\s][^.!?]*[.!?]/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
