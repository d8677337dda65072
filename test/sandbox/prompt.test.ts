import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openPrompt } from '../../src/sandbox/prompt.ts';
import type { Screen } from '../../src/sandbox/screen.ts';

/** Whose app was set to which language. */
const spoken: string[] = [];

const known = ['Treatment', 'Diet & exercise', 'Research', '#1 Treating Veins Helps People With MS, Study Says'];

/** A screen that says what it was asked. */
function telling(name: string): Screen {
  const told =
    (act: string) =>
    (...asked: readonly unknown[]): Promise<readonly string[]> =>
      Promise.resolve([`${act} ${JSON.stringify(asked)}`]);
  return {
    name,
    channels: ['news', 'treatment'],
    setLanguage: (who, tag) => void spoken.push(`${name} ${who} ${tag}`),
    type: told('type'),
    press: told('press'),
    choose: async (who, channel, menu, options) => {
      const stranger = options.find((option) => !known.includes(option));
      if (stranger !== undefined) throw new Error(`${menu} has no option ${stranger}`);
      return told('choose')(who, channel, menu, options);
    },
    fill: told('fill'),
    look: (who, channel) => [`${who} looks at ${channel}`],
  };
}

async function typed(...lines: readonly string[]): Promise<string> {
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(lines.join('\n'));
  const said = text(output);
  await openPrompt([telling('discord'), telling('slack')], input, output);
  output.end();
  return said;
}

it.each([
  [
    'a menu whose own words hold a comma',
    'choose Follow a topic, in private: Treatment',
    'choose ["moderator","news","Follow a topic, in private",["Treatment"]]',
  ],
  [
    'an option whose words hold a comma',
    'choose Read one of these: #1 Treating Veins Helps People With MS, Study Says',
    '"Read one of these",["#1 Treating Veins Helps People With MS, Study Says"]',
  ],
  ['an option that there is not', 'choose Category: Research, Diet', 'Category has no option Diet'],
  ['several options', 'choose Category: Diet & exercise, Research', '"Category",["Diet & exercise","Research"]'],
  [
    'a pasted article, in lines',
    String.raw`fill Text=A title\nPosted May 1\n\nIts text, a=b.; Category=Treatment`,
    JSON.stringify({ Text: 'A title\nPosted May 1\n\nIts text, a=b.', Category: 'Treatment' }),
  ],
  ['a command', '/news search veins', 'type ["moderator","news","/news search veins"]'],
  ['a message', 'say Hello there', 'type ["moderator","news","Hello there"]'],
  ['a button', 'press Edit title and summary', 'press ["moderator","news","Edit title and summary"]'],
])('understands %s', async (_what, line, said) => {
  expect(await typed(line)).toContain(said);
});

it('takes another seat, and says what there is when there is no such', async () => {
  expect(await typed('on slack', 'as member', 'in #treatment', 'look')).toContain('member looks at treatment');
  expect(await typed('as owner')).toContain('There are: moderator, member.');
  expect(await typed('in attic')).toContain('There are: news, treatment, @me.');
});

it('sets the language of whoever sits there', async () => {
  spoken.length = 0;
  await typed('on slack', 'as member', 'language de');
  expect(spoken).toEqual(['slack member de']);
});

it('writes nothing into the channel that was not meant for it', async () => {
  const said = await typed('serach veins');
  expect(said).not.toContain('type [');
  expect(said).toContain('I do not know “serach”.');
  expect(said).toContain('“say serach veins” writes it into the channel');
});
