import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishTo, usePorts, type OpenPorts } from './ports.ts';

/** What somebody may type, or paste, or try: none of it is an error, and none of it changes anything. */
export function hostileSearchesContract(name: string, open: OpenPorts): void {
  describe(`hostile searches: ${name}`, () => {
    const use = usePorts(open);

    it('are words to look for, whatever they hold', { timeout: 300_000 }, async () => {
      const texts = [
        'Cancer trials, title: covid-19 and IL-6.',
        'Nothing about that at all.',
        'Null null undefined true',
      ];
      for (const text of texts) await publishTo(use.ports, [], { text, title: text.slice(0, 12) });
      expect(hostile.length).toBeGreaterThan(900);
      const { articles } = use.ports;
      for (const text of hostile) {
        const said = text.slice(0, 80);
        for (const chosen of [{}, { category: text }, { site: text }]) {
          const { ids, total } = await articles.find('ms', { words: text, ...chosen });
          expect(total, said).toBeLessThanOrEqual(texts.length);
          await articles.hits('ms', text, ids);
        }
        await articles.suggest('ms', { words: text });
        await articles.completeWords('ms', text, 5);
        expect((await articles.complete('ms', text, 5)).length, said).toBeLessThanOrEqual(texts.length);
        await articles.count('ms', { kind: 'words', words: text }, 0);
      }
      expect(await articles.latest('ms', { limit: 9 })).toHaveLength(texts.length);
      expect((await articles.find('ms', { words: 'cancer' })).total).toBe(1);
    });
  });
}

const hostile: readonly string[] = [
  ...z.object({ queries: z.array(z.string()) }).parse(fixture('fts-queries.json')).queries,
  ...z.array(z.string()).parse(fixture('blns.json')),
  ...z.array(z.string()).parse(fixture('patt-xss.json')),
  ...z.array(z.string()).parse(fixture('patt-sqli.json')),
  '('.repeat(5_000),
  'a'.repeat(100_000),
  'a '.repeat(50_000),
  '"'.repeat(999),
  `${'-'.repeat(300)}x`,
  '\uD800 \uDFFF',
  'cancer \uD83D trials',
  "cancer:* & !trials <-> 'x'",
  "\\' ; drop table article; --",
  'cancer\u0000trials',
  '-'.repeat(10_000),
  '"-cancer" -"trials',
  'in:" site:" since:" is:"',
  'since:0000 until:9999',
  'site:%_\\%',
  '*'.repeat(300),
  'c*'.repeat(300),
  '🤖'.repeat(5_000),
  'a\u0301'.repeat(5_000),
  '不'.repeat(5_000),
];

function fixture(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/hostile/${file}`, import.meta.url), 'utf8'));
}
