import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/summary/judge.ts';
import { cues } from './cues.ts';
import { articleNamed, articleNames, pageOf } from './pages.ts';
import { packNamed } from './packs.ts';
import { proseArbitrary } from './prose.ts';
import { secondsOfAll } from './seconds.ts';

const judge = createJudge(cues);
const day = Date.parse('2026-11-22T12:00:00Z');

describe('the judge', () => {
  test("keeps the expert's warning of the fourth paragraph, and names the expert", () => {
    const { summary, caution } = judge.judge(articleNamed('vein-story'), day);
    expect(caution?.text).toBe("But another expert warns that the studies don't prove the procedure works.");
    expect(caution?.speaker).toBe('Ruth Calloway');
    expect(summary.map(({ text }) => text)).toContain(caution?.text);
  });

  test('also keeps the sentence that says how far the study reaches, whichever way it says it', () => {
    const text = [
      'People who drink tea walk further, a survey of 900 adults suggests.',
      'Tea was drunk with milk by most of them.',
      'The survey was done by post over two winters.',
      'The green kind was the most popular in the north of the country.',
      'Because the survey is observational, cause and effect cannot be told apart.',
      'It is too early to advise anyone to drink more tea, the authors warn, and more research is needed.',
      'Tea can keep people awake.',
    ].join(' ');
    const { summary, caution } = judge.judge(pageOf({ text }), day);
    expect(caution?.text).toMatch(/^It is too early/);
    expect(summary.map((sentence) => sentence.text)).toContain(
      'Because the survey is observational, cause and effect cannot be told apart.',
    );
    expect(summary).toHaveLength(5);
  });

  test('leaves teasers, bylines, captions, lone questions and praise out of the summary', () => {
    for (const name of ['observational-study', 'advocacy-blog', 'vein-story', 'hype-release', 'very-short']) {
      const told = judge
        .judge(articleNamed(name), day)
        .summary.map(({ text }) => text)
        .join('\n');
      expect(told).not.toMatch(
        /Read more|Photo:|By Dana|What might explain|original post|Subscribe|Sign up|Leave a comment/,
      );
      expect(told).not.toMatch(/life-changing/);
    }
  });

  test('points at verbatim sentences in order, the caution among them, whatever the text', () => {
    fc.assert(
      fc.property(proseArbitrary, fc.string(), (text, title) => {
        const page = pageOf({ text, title });
        const { summary, caution, evidence } = judge.judge(page, day);
        const quotes = Object.values(evidence).flatMap((finding) => finding ?? []);
        for (const { text: said, start, end } of [...summary, ...(caution === null ? [] : [caution])]) {
          expect(said).toBe(text.slice(start, end));
        }
        for (const { quote, start, end } of quotes) expect(quote).toBe(text.slice(start, end));
        for (const [at, sentence] of summary.entries())
          expect(sentence.start).toBeGreaterThanOrEqual(summary[at - 1]?.end ?? 0);
        expect(summary.length).toBeLessThanOrEqual(5);
        if (caution !== null) expect(summary.map(({ start }) => start)).toContain(caution.start);
        if (caution?.speaker) expect(text).toContain(caution.speaker);
      }),
      { numRuns: 300 },
    );
  });

  test('every summary sentence of a page shaped like a real one stands in it, letter by letter', () => {
    const paragraphs = articleNames().flatMap((name) => articleNamed(name).text.split('\n\n'));
    const joints = fc.constantFrom('\n\n', '\n', '\r\n\r\n', ' ', '\u00A0\n\n', '\n\nAdvertisement\n\n');
    const pages = fc.array(fc.tuple(fc.constantFrom(...paragraphs), joints, fc.nat(400)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(pages, (parts) => {
        // Some paragraphs are cut short, as teasers and broken pages are.
        const text = parts.map(([words, joint, cut]) => (cut < 40 ? words.slice(0, cut) : words) + joint).join('');
        for (const sentence of judge.judge(pageOf({ text }), day).summary) {
          expect(sentence.text).toBe(text.slice(sentence.start, sentence.end));
          expect(text).toContain(sentence.text);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('says the same twice', () => {
    const page = articleNamed('drug-trial');
    expect(judge.judge(page, day)).toEqual(judge.judge(page, day));
  });

  test('tells at least one sentence of any text that holds words', () => {
    expect(judge.judge(pageOf({ text: 'no capital and no full stop' }), day).summary).toHaveLength(1);
    expect(judge.judge(pageOf({ text: '' }), day)).toMatchObject({ summary: [], caution: null, readingGrade: null });
  });

  test('gives a long text one sentence more', () => {
    const page = articleNamed('drug-trial');
    const long = pageOf({
      text: [
        page.text,
        ...Array.from({ length: 40 }, (_, at) => `Clinic ${at} sent its records to the team by post.`),
      ].join('\n\n'),
    });
    expect(judge.judge(page, day).summary).toHaveLength(4);
    expect(judge.judge(long, day).summary).toHaveLength(5);
  });

  test('judges nothing in another language, even when the page says it is English', () => {
    const german = { ...articleNamed('german'), language: 'en' };
    const { summary, caution, evidence, readingGrade, warnings } = judge.judge(german, day);
    expect(german.text.startsWith(summary[0]?.text ?? '?')).toBe(true);
    expect([caution, readingGrade, ...Object.values(evidence)]).toEqual(Array.from({ length: 9 }, () => null));
    expect(warnings.map(({ kind }) => kind)).toEqual(['not-judged']);
  });

  test('judges English under a foreign template', () => {
    const page = { ...articleNamed('vein-story'), language: 'it' };
    expect(judge.judge(page, day).caution).not.toBeNull();
  });

  // Each of these once made, or could make, a pattern or a comparison of all sentences run away.
  test.each([
    ['one endless word', 'a'.repeat(200_000)],
    ['endless space', `a${' '.repeat(199_998)}b`],
    ['numbers', '1,'.repeat(100_000)],
    ['numbers and nouns', '12 of the patients '.repeat(10_000)],
    ['names', 'Ann Lee, '.repeat(22_000)],
    ['journals', 'The Journal of '.repeat(13_000)],
    ['bullets', '• '.repeat(100_000)],
    ['quotes', '"“'.repeat(100_000)],
    ['many short sentences', 'A study of 12 mice. '.repeat(10_000)],
    ['nearly a dateline', 'LONDON '.repeat(28_000)],
  ])('spends less than a second on %s', async (_, text) => {
    const spent = await secondsOfAll(async () => {
      judge.judge(pageOf({ text }), day);
      await judge.categorise(pageOf({ text }), packNamed('ms').categories);
    });
    expect(spent).toBeLessThan(1);
  });
});
