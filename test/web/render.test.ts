import fc from 'fast-check';
import { english, spokenLine } from '../../src/core/speak.ts';
import { describe, expect, it } from 'vitest';
import { bold, channelNode, italic, line, link, time, type Block } from '../../src/core/message.ts';
import { renderBlocks } from '../../src/web/render.ts';
import { examine } from './validity.ts';

const drawn = async (...blocks: readonly Block[]): Promise<string> =>
  String(await renderBlocks(blocks, 'Europe/Berlin')).replaceAll(/\s+/g, ' ');

describe('a message on the web', () => {
  it('looks like what it says, with times on the community’s clock', async () => {
    const at = Date.UTC(2026, 6, 1, 22, 30);
    expect(await drawn({ kind: 'heading', line: line('News') })).toBe('<h1>News</h1>');
    expect(await drawn({ kind: 'text', line: line('a ', bold('b'), ' ', italic('c')) })).toBe(
      '<p>a <strong>b</strong> <em>c</em></p>',
    );
    expect(await drawn({ kind: 'text', line: line(time(at, 'date')) })).toBe(
      '<p><time datetime="2026-07-01T22:30:00.000Z">2 July 2026</time></p>',
    );
    expect(await drawn({ kind: 'list', ordered: true, items: [line('one')] })).toMatch(/<ol> *<li>one<\/li> *<\/ol>/);
    expect(await drawn({ kind: 'quote', tone: 'caution', label: 'Caution', line: line('Small.') })).toContain(
      'said caution',
    );
    expect(await drawn({ kind: 'facts', facts: [{ label: 'How many', value: line('12') }] })).toContain(
      '<dt>How many</dt>',
    );
    expect(await drawn({ kind: 'divider' })).toBe('<hr />');
    expect(await drawn({ kind: 'text', line: spokenLine(line(channelNode('slack:T1:C1')), english) })).toBe(
      '<p>a channel on Slack</p>',
    );
  });

  it('names pictures and loads none, and leaves what belongs to chats to the chats', async () => {
    expect(await drawn({ kind: 'image', url: 'https://tracker.example/p.gif', alt: 'A vein' })).not.toContain(
      'tracker',
    );
    const actions = await drawn({
      kind: 'actions',
      actions: [
        { kind: 'button', id: 'a:b:c', label: 'Press', style: 'plain' },
        { kind: 'menu', id: 'a:b:c', placeholder: 'Choose', options: [] },
        { kind: 'link', label: 'Read', url: 'https://example.org/?utm_campaign=x&p=1' },
      ],
    });
    expect(actions).toBe('<p><a href="https://example.org/?p=1" rel="noreferrer noopener">Read</a></p>');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https://',
    ' https://x.example',
    'vbscript:x',
  ])('leads nowhere at %j', async (url) => {
    expect(await drawn({ kind: 'text', line: line(link('Label', url)) })).toBe('<p>Label</p>');
  });

  it('makes markup of no text whatever', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<b>', '"><script>', "' onload=x", '&lt;', '<!--'),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, fc.constantFrom('text', 'bold', 'italic'), async (one, two, kind) => {
        const said = await drawn(
          { kind: 'quote', tone: 'alert', label: two, line: [{ kind, text: one }] },
          { kind: 'text', line: [link(one, `https://example.org/${two.toWellFormed()}`)] },
        );
        const { problems, links } = examine(said);
        expect(problems).toEqual([]);
        for (const address of links) expect(address).toMatch(/^https:\/\/example\.org/);
        expect(said.match(/<\w+/g)?.filter((tag) => !['<div', '<p', '<a', '<strong', '<em'].includes(tag))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it('what looks for faults in pages finds them', () => {
  const faults: Readonly<Record<string, string>> = {
    '<p>a': 'never closed',
    '<script>x</script>': 'script',
    '<p onclick="x">a</p>': 'handler',
    '<p style="x">a</p>': 'style',
    '<p id="a"></p><p id="a"></p>': 'twice',
    '<label for="a"></label>': 'no id',
  };
  for (const [page, fault] of Object.entries(faults)) expect(examine(page).problems.join()).toContain(fault);
});
