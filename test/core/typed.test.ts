import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { readTyped } from '../../src/core/typed.ts';

const commands = commandList({ news: 'news', newsroom: 'newsroom' });
const newsroom = commands.filter((command) => command.root === 'newsroom');
const news = commands.filter((command) => command.root === 'news');

describe('typed commands', () => {
  it.each([
    ['post https://example.org/a in:treatment', { url: 'https://example.org/a', category: 'treatment' }],
    [
      'POST https://example.org/a?x=1:2 in:treatment category:research',
      { url: 'https://example.org/a?x=1:2', category: 'treatment,research' },
    ],
    ['subscribe treatment at:8:30 zone:Europe/Berlin', { topic: 'treatment', at: '8:30', zone: 'Europe/Berlin' }],
    ['subscribe "stem cells" when:daily', { topic: '"stem cells"', when: 'daily' }],
    [
      'correct 3 standing:retracted notice:"It was wrong: see below"',
      { article: '3', standing: 'retracted', notice: 'It was wrong: see below' },
    ],
    ['withdraw #3 reason:“said twice”', { article: '#3', reason: 'said twice' }],
    ['status', {}],
    [
      'correct 3 standing:retracted notice:It was wrong, see below link:https://example.org/b',
      { article: '3', standing: 'retracted', notice: 'It was wrong, see below', link: 'https://example.org/b' },
    ],
    ['categories add name:New and old about:All of it', { action: 'add', name: 'New and old', about: 'All of it' }],
    ['post https://example.org/a in:Diet & exercise', { url: 'https://example.org/a', category: 'Diet & exercise' }],
    ['post in:treatment https://example.org/a', { url: 'https://example.org/a', category: 'treatment' }],
    ['post https://example.org/a in: treatment', { url: 'https://example.org/a', category: 'treatment' }],
    ['correct 3 standing:updated notice:', { article: '3', standing: 'updated' }],
    [
      'correct 3 notice: standing:updated link: https://example.org/b',
      { article: '3', standing: 'updated', link: 'https://example.org/b' },
    ],
    ['withdraw 3 It was said twice', { article: '3', reason: 'It was said twice' }],
    ['mute #3 7', { subscription: '#3', until: '7' }],
    ['digest 3 send', { subscription: '3', action: 'send' }],
    ['correct 3 superseded A trial found none', { article: '3', standing: 'superseded', notice: 'A trial found none' }],
    ['post https://example.org/a treatment', { url: 'https://example.org/a', category: 'treatment' }],
    ['edit vein trial', { article: 'vein trial' }],
    ['withdraw 3 reason:„zweimal gesagt“', { article: '3', reason: 'zweimal gesagt' }],
    ['withdraw 3 reason:«dit deux fois»', { article: '3', reason: 'dit deux fois' }],
    ['subscribe „multiple Sklerose“ when:daily', { topic: '„multiple Sklerose“', when: 'daily' }],
  ])('reads “%s”', (text, raw) => {
    const read = readTyped(text, newsroom);
    expect(read.raw).toEqual(raw);
    expect(read.problem).toBeUndefined();
  });

  it('gives every bare word to a search, quotes and all', () => {
    expect(readTyped('search vitamin D in:research', news).raw).toEqual({ words: 'vitamin D', category: 'research' });
    expect(readTyped('search vitamin in: research D', news).raw).toEqual({ words: 'vitamin D', category: 'research' });
    expect(readTyped('search „vitamin D“ in:research', news).raw).toEqual({
      words: '„vitamin D“',
      category: 'research',
    });
  });

  it('takes what follows a search or a topic by its name for more of it', () => {
    expect(readTyped('search words:vitamin D in:research', news).raw).toEqual({
      words: 'vitamin D',
      category: 'research',
    });
    expect(readTyped('search in:research words:vitamin D', news).raw).toEqual({
      words: 'vitamin D',
      category: 'research',
    });
    expect(readTyped('search words:vitamin in:research D', news).raw).toEqual({
      words: 'vitamin D',
      category: 'research',
    });
    expect(readTyped('subscribe topic:living with MS when:daily', newsroom).raw).toEqual({
      topic: 'living with MS',
      when: 'daily',
    });
  });

  it('keeps the quotes that make a phrase of a search and words of a topic', () => {
    expect(readTyped('search words:"vitamin D"', news).raw).toEqual({ words: '"vitamin D"' });
    expect(readTyped('subscribe topic:"stem cells" when:daily', newsroom).raw).toEqual({
      topic: '"stem cells"',
      when: 'daily',
    });
  });

  it('says which commands there are when the first word is none', () => {
    const { command, problem } = readTyped('pots https://example.org', newsroom);
    expect(command).toBeUndefined();
    expect(inEnglish(problem ?? '')).toContain('There is no “pots” here. You can type: post, queue, reports, edit');
  });

  it('says what it did not understand, and keeps the rest', () => {
    const typed = readTyped('status 4 and more', newsroom);
    expect(typed.raw).toEqual({ article: '4' });
    expect(inEnglish(typed.problem ?? '')).toContain('I did not understand “and more” after “status”');
    expect(inEnglish(typed.problem ?? '')).toContain('Write it like this: status [<article>] [channel:…]');
    expect(inEnglish(readTyped('queue now', newsroom).problem ?? '')).toMatch(/“queue”\. Nothing goes behind it\.$/);
    const { problem } = readTyped('link code:a extra', newsroom);
    expect(inEnglish(problem ?? '')).toContain('I did not understand “extra” after “link”');
  });

  it('shows help when nothing is typed', () => {
    expect(readTyped('  ', news).command?.name).toBe('help');
  });

  it('never throws and never invents an option', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(...newsroom), (text, command) => {
        const typed = readTyped(`${command.name} ${text}`, newsroom);
        for (const name of Object.keys(typed.raw)) expect(Object.keys(typed.command?.options ?? {})).toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});
