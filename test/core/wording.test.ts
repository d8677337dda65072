import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preview } from '../../src/core/queueing.ts';
import type { Article, Draft } from '../../src/core/article.ts';
import type { Block, Line, Told } from '../../src/core/message.ts';
import type { Said } from '../../src/core/phrase.ts';
import { english, inEnglish, spoken, spokenBlocks, spokenLine } from '../../src/core/speak.ts';
import { visible } from '../../src/core/visible.ts';
import { articleMessage } from '../../src/core/wording/article.ts';
import { readMessage } from '../../src/core/wording/read.ts';
import { digestMessage } from '../../src/core/wording/digest.ts';
import { draftMessage } from '../../src/core/wording/draft.ts';
import { articleLine, latestMessage, topicsMessage } from '../../src/core/wording/lists.ts';
import { sayDay, standingNames } from '../../src/core/wording/phrases.ts';
import { anArticle } from '../contracts/samples.ts';
import { anyArticle } from './articles.ts';

const categories = [
  { slug: 'treatment', name: 'Treatment', description: '', keywords: [] },
  { slug: 'research', name: 'Research', description: '', keywords: [] },
];

const view = (articles: readonly Article[], corrections: readonly Article[]) =>
  ({
    topic: 'Treatment',
    from: 0,
    to: 86_400_000,
    late: false,
    more: 0,
    part: 1,
    parts: 1,
    articles,
    corrections,
    categories,
  }) as const;

describe('an article', () => {
  it('always keeps its source link, its caution and its standing, whatever else is dropped for length', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const message = articleMessage(article, categories);
        const kept = wordsOf(message.blocks.filter(({ keep }) => keep));
        if (article.life === 'withdrawn') {
          expect(kept).toContain('Withdrawn');
          return;
        }
        // Places that sort by category know which of their labels are ours, and which of those hold.
        for (const { slug, name } of categories)
          expect(article.categories.includes(slug) ? message.filed : message.notFiled).toContain(name);
        if (article.url.startsWith('https:')) expect(linksOf(message)).toContain(article.url);
        if (article.judgement.caution) expect(kept).toContain(visible(article.judgement.caution.text));
        if (article.standing !== 'current') expect(kept).toContain(standingNames[article.standing]);
        expect(kept).toContain('not medical advice');
      }),
    );
  });

  it('read by itself tells what the text speaks of, with its sentence, and what it leaves open', () => {
    const checklist = [
      { question: 'What does it cost?', mentioned: null },
      { question: 'What harm can it do?', mentioned: { value: 'harm', quote: 'It did no harm.', start: 0, end: 15 } },
    ];
    const article = { ...anArticle(), id: 1, judgement: { ...anArticle().judgement, checklist } };
    const draft: Draft = { ...article, id: 'd', page: article, by: 'discord:1', at: 0 };
    const preview: Preview = { draft, second: 'not-needed', waiting: null, rejected: null };
    for (const message of [readMessage(article, categories), draftMessage(preview, categories)]) {
      expect(wordsOf(message.blocks)).toContain('What harm can it do? “It did no harm.”');
      expect(wordsOf(message.blocks)).toContain('Not mentioned: What does it cost?');
    }
    const { checklist: _, ...older } = article.judgement;
    expect(wordsOf(readMessage({ ...article, judgement: older }, categories).blocks)).not.toContain('Not mentioned');
  });

  it('read by itself has no button to where one is already', () => {
    const article = { ...anArticle(), id: 1 };
    const labels = ({ blocks }: Told): readonly string[] =>
      spokenBlocks(blocks, english).flatMap((block) =>
        block.kind === 'actions' ? block.actions.flatMap((action) => ('label' in action ? [action.label] : [])) : [],
      );
    expect(labels(articleMessage(article, categories))).toContain('How we read it');
    expect(labels(readMessage(article, categories))).toEqual(
      labels(articleMessage(article, categories)).filter((label) => label !== 'How we read it'),
    );
  });

  it('says nothing of a withdrawn article but its title, the reason and where it was', () => {
    fc.assert(
      fc.property(
        anyArticle.filter(({ life }) => life === 'withdrawn'),
        (article) => {
          const lonely = {
            ...article,
            judgement: { ...article.judgement, summary: [{ text: 'A-sentence-of-its-own', start: 0, end: 21 }] },
          };
          expect(wordsOf(articleMessage(lonely, categories).blocks)).not.toContain('A-sentence-of-its-own');
        },
      ),
    );
  });

  it('links nothing but the article, its original and the evidence against it', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const allowed = new Set([article.url, article.notice?.link]);
        for (const url of linksOf(articleMessage(article, categories))) expect(allowed).toContain(url);
      }),
    );
  });

  it('is dated as its publisher dated it, in every zone', () => {
    expect(inEnglish(sayDay('2012-03-29'))).toBe('29 March 2012');
    expect(inEnglish(sayDay('2012-03-29T23:30:00-08:00'))).toBe('29 March 2012');
  });
});

describe('a digest', () => {
  it('tells every article once, with its caution, after every correction', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyArticle, { maxLength: 6, selector: ({ id }) => id }),
        fc.array(anyArticle, { maxLength: 3 }),
        (articles, corrections) => {
          const numbered = articles.map((article) => ({ ...article, title: `Title-${article.id}-end` }));
          const told = wordsOf(digestMessage(view(numbered, corrections)).blocks);
          const places = numbered.map(({ title }) => told.indexOf(title));
          for (const { title } of numbered) expect(told.split(title)).toHaveLength(2);
          const first = Math.min(...places);
          if (corrections.length > 0 && numbered.length > 0)
            expect(told.indexOf('Corrections to what you were sent')).toBeLessThan(first);
          const isWarning = numbered.some(({ judgement, life }) => life === 'published' && judgement.caution);
          if (isWarning) expect(told).toContain('Caution');
        },
      ),
    );
  });

  it('follows the community’s order of categories, newest first within one', () => {
    const base = fc.sample(anyArticle, 1)[0];
    if (!base) throw new Error('one article');
    const made = (id: number, slug: string, sharedAt: number): Article => ({
      ...base,
      id,
      title: `T${id}`,
      categories: [slug],
      sharedAt,
      standing: 'current',
      life: 'published',
    });
    const told = wordsOf(
      digestMessage(view([made(1, 'research', 3), made(2, 'treatment', 1), made(3, 'treatment', 2)], [])).blocks,
    );
    expect([...told.matchAll(/^Treatment$|^Research$|T\d/gm)].map(([word]) => word)).toEqual([
      'Treatment',
      'T3',
      'T2',
      'Research',
      'T1',
    ]);
  });

  it('says in its last part how many were left out, and opens the way to them', () => {
    const [article] = fc.sample(anyArticle, 1);
    const some = { ...view(article ? [article] : [], []), more: 7, parts: 2 };
    expect(wordsOf(digestMessage({ ...some, part: 1 }).blocks)).not.toContain('7 more');
    const last = digestMessage({ ...some, part: 2 });
    expect(wordsOf(last.blocks)).toContain('7 more');
    expect(JSON.stringify(last)).toContain('latest:open:');
  });

  it('with nothing to tell is one quiet line', () => {
    const { blocks } = digestMessage(view([], []));
    expect(blocks.map(({ kind }) => kind)).toEqual(['note']);
    expect(wordsOf(blocks)).toContain('Nothing new in Treatment. From ');
  });

  it('says when it is late and which part it is', () => {
    const [article] = fc.sample(anyArticle, 1);
    const some = article ? [article] : [];
    const told = wordsOf(digestMessage({ ...view(some, []), late: true, part: 2, parts: 3 }).blocks);
    expect(told).toContain('(2/3)');
    expect(told).toContain('sent late');
  });
});

describe('a copy of something that changed', () => {
  const changed = (article: Article, change: Partial<Article>): Article => ({
    ...article,
    ...change,
    title: 'The-title',
    url: 'https://news.example/a',
    judgement: { ...article.judgement, summary: [{ text: 'It-claims-this', start: 0, end: 14 }], caution: null },
    notice: { text: 'Because-of-that', link: 'https://later.example/evidence', at: 0 },
  });
  const shownIn = (article: Article): readonly Told[] => [
    digestMessage(view([article], [])),
    digestMessage(view([], [article])),
    latestMessage({ category: null, articles: [article], next: null }, false),
  ];

  it('leaves nothing of what a withdrawn article claimed, and says why it was withdrawn', () => {
    fc.assert(
      fc.property(anyArticle, (drawn) => {
        const article = changed(drawn, { life: 'withdrawn' });
        for (const message of [...shownIn(article), articleMessage(article, categories)]) {
          const words = wordsOf(message.blocks);
          expect(words).toMatch(/withdrawn/i);
          expect(words).toContain('Because-of-that');
          expect(words).not.toContain('It-claims-this');
          expect(linksOf(message)).not.toContain(article.url);
        }
      }),
    );
  });

  it('says what readers should know, with the evidence, wherever a disputed article is told', () => {
    fc.assert(
      fc.property(anyArticle, fc.constantFrom('updated', 'disputed', 'superseded', 'retracted'), (drawn, standing) => {
        const article = changed(drawn, { life: 'published', standing });
        for (const message of [...shownIn(article), articleMessage(article, categories)]) {
          expect(wordsOf(message.blocks)).toContain('Because-of-that');
          expect(linksOf(message)).toContain('https://later.example/evidence');
        }
      }),
    );
  });

  it('says so when a correction was taken back', () => {
    const [drawn] = fc.sample(anyArticle, 1);
    if (!drawn) throw new Error('an article');
    const article = changed(drawn, { life: 'published', standing: 'current' });
    for (const message of [articleMessage(article, categories), digestMessage(view([], [article]))]) {
      expect(wordsOf(message.blocks)).toContain('Stands again');
      expect(wordsOf(message.blocks)).toContain('Because-of-that');
    }
  });
});

describe('a line in a list', () => {
  it('keeps what readers should know apart from what the article says, however a moderator ended it', () => {
    const [drawn] = fc.sample(anyArticle, 1);
    if (!drawn) throw new Error('an article');
    const said = (text: string, link: string | null): string => {
      const notice = { text, link, at: 0 };
      return lineText(articleLine({ ...drawn, life: 'published', standing: 'disputed', notice }));
    };
    expect(said('Two trials say no', null)).toContain('Two trials say no. ');
    expect(said('“No.”', null)).toContain('“No.” ');
    expect(said('Is it so?', null)).not.toContain('Is it so?.');
    expect(said('No', 'https://later.example/evidence')).toContain('No. Read why. ');
    const notice = { text: 'A trial found none', link: 'https://later.example/evidence', at: 0 };
    const whole = wordsOf(
      articleMessage({ ...drawn, life: 'published', standing: 'superseded', notice }, categories).blocks,
    );
    expect(whole).toContain('A trial found none. Read why');
  });

  it('puts a changed standing before the title', () => {
    fc.assert(
      fc.property(
        anyArticle.filter(({ standing, life }) => standing !== 'current' && life === 'published'),
        (article) => {
          const said = lineText(articleLine({ ...article, title: 'The-title' }));
          expect(said.indexOf(standingNames[article.standing].toUpperCase())).toBeLessThan(said.indexOf('The-title'));
          expect(said).toContain(standingNames[article.standing].toUpperCase());
        },
      ),
    );
  });
});

function lineText(line: Line<Said>): string {
  return spokenLine(line, english)
    .map((node) => (node.kind === 'time' ? '' : node.text))
    .join('');
}

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [block.line];
    case 'quote':
      return [[{ kind: 'text', text: block.label }], block.line];
    case 'facts':
      return block.facts.map(({ value }) => value);
    case 'list':
      return block.items;
    case 'image':
    case 'actions':
    case 'divider':
      return [];
  }
}

function wordsOf(blocks: readonly Block<Said>[]): string {
  return spokenBlocks(blocks, english)
    .flatMap(linesOf)
    .map((line) => `${lineText(line)}\n`)
    .join('');
}

function linksOf(told: Told): readonly string[] {
  const message = spoken(told, english);
  const inLines = message.blocks
    .flatMap(linesOf)
    .flatMap((line) => line.flatMap((node) => (node.kind === 'link' ? [node.url] : [])));
  const inActions = message.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.flatMap((action) => (action.kind === 'link' ? [action.url] : [])) : [],
  );
  return [...inLines, ...inActions];
}

it('no sentence of ours names a command by a root that may be called something else', () => {
  const rooms = ['src/core/wording', 'commands/news', 'commands/newsroom'];
  const said = rooms.flatMap((room) =>
    readdirSync(room).flatMap((file) =>
      readFileSync(`${room}/${file}`, 'utf8')
        .split('\n')
        .filter(
          (row) =>
            !/^\s*(?:\/?\*|\/\/|import )/.test(row) &&
            /\/news(?:room)?\b(?!\.ts|\/)/.test(row.replaceAll(/from '[^']*'/g, '')),
        )
        .map((row) => `${file}: ${row.trim()}`),
    ),
  );
  expect(said).toEqual([]);
});

it('every topic can be followed from the list, however many there are', () => {
  const counts = Array.from({ length: 60 }, (_, at) => ({
    category: { slug: `c${at}`, name: `Topic ${at}`, description: '', keywords: [] },
    articles: 0,
  }));
  const menus = topicsMessage(counts, {}).blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.flatMap((action) => (action.kind === 'menu' ? [action] : [])) : [],
  );
  expect(new Set(menus.map(({ id }) => id)).size).toBe(3);
  expect(Math.max(...menus.map(({ options }) => options.length))).toBe(25);
  expect(menus.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(
    counts.map(({ category }) => category.slug),
  );
});

describe('an archive with nothing in it', () => {
  it('says what to do next: to members another thing than to moderators', () => {
    const empty = { category: null, articles: [], next: null };
    const [members, moderators] = [false, true].map((isModerator) => JSON.stringify(latestMessage(empty, isModerator)));
    expect(members).toContain('Suggest a link');
    expect(members).not.toContain('queue:open');
    expect(moderators).toContain('Post a link');
    expect(moderators).toContain('queue:open');
    for (const said of [members, moderators]) expect(said).toContain('topics:list');
  });
});
