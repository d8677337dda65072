import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { stemOf } from '../../src/core/stem.ts';
import { wordsOf } from '../../src/core/words.ts';

it('has the stems of Porter’s algorithm as SQLite has it, for every word of our articles', () => {
  const folder = join(import.meta.dirname, '../fixtures/articles');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const forms = ['ational', 'izer', 'fulness', 'iviti', 'eed', 'ying', 'sses', 'ies', 'ement', 'sion', 'ell', 'icate'];
  const plain =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const words = [...new Set([...plain, ...plain.slice(0, 400).flatMap((word) => forms.map((form) => word + form))])];
  expect(words.length).toBeGreaterThan(3_000);
  const db = new DatabaseSync(':memory:');
  db.exec(`create virtual table t using fts5(x, tokenize = 'porter unicode61');
    create virtual table v using fts5vocab(t, 'instance')`);
  const insert = db.prepare('insert into t(rowid, x) values (?, ?)');
  for (const [at, word] of words.entries()) insert.run(at + 1, word);
  const wrong = db
    .prepare('select term, doc from v')
    .all()
    .map(({ term, doc }) => ({ word: words[Number(doc) - 1] ?? '', theirs: term }))
    .filter(({ word, theirs }) => word.length < 60 && stemOf(word) !== theirs);
  expect(wrong).toEqual([]);
  db.close();
});

it.each([
  ['Crohn’s and Crohn’ s', ['crohn', 'and', 'crohn', 's']],
  ["don't", ['don', 't']],
  ['COVID-19, HIV/AIDS 2.5mg', ['covid', '19', 'hiv', 'aids', '2', '5mg']],
  ['Café ﬁbre STRASSE Straße Œuvre', ['cafe', 'fibre', 'strasse', 'strasse', 'oeuvre']],
  ['糖尿病x', ['糖', '尿', '病', 'x']],
  ['तनाव', ['तनाव']],
  ['a🤖b _ …', ['a', 'b']],
])('reads the words of %s', (text, folded) => {
  const words = wordsOf(text);
  expect(words.map((word) => word.folded)).toEqual(folded);
  for (const { start, end } of words) expect(text.slice(start, end).trim()).not.toBe('');
});
