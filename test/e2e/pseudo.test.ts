import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../src/sandbox/slack/state.ts';
import { kindOf, pseudoConfig, shownIn, unspoken } from './pseudo.ts';
import { openStage, type Stage } from './stage.ts';

/** What people type, in their order: every command with typical values, what is refused, and what there is not. */
const story = {
  moderator: [
    'help',
    'post SITE/clogged-veins',
    'post SITE/walking-tablet',
    'post nowhere',
    'post',
    'subscribe everything',
    'subscribe everything when:weekly on:monday at:09:00 empty:say',
    'edit 1 title:"Νέος τίτλος"',
    'edit 99',
    'nonsense',
  ],
  member: [
    'help',
    'latest',
    'topics',
    'search veins',
    'search zzz',
    'search veins zzz',
    'search',
    'read 1',
    'read 99',
    'related 1',
    'suggest SITE/myelin-mice',
    'suggest SITE/injector-recall',
    'report 1 what:outdated note:"Παλιό."',
    'follow treatment',
    'follow "stem cells" when:daily at:08:00 quiet:22-7',
    'follow θέμα',
    'follow',
    'following',
    'mute 3 until:3',
    'privacy',
    'unfollow 4',
    'nonsense',
  ],
  'moderator again': [
    'queue',
    'reports',
    'subscriptions',
    'digest 2',
    'status',
    'status article:1',
    'status article:1 channel:#lounge',
    'feeds',
    'feeds SITE/feed.xml',
    'categories',
    'categories add name:"Νέο"',
    'settings',
    'settings note:09:00 eyes:two language:el',
    'moderators',
    'link',
    'mute 2 until:2',
    'correct 1 standing:retracted notice:"Ήταν λάθος."',
    'withdraw 2 reason:"Διπλό."',
    'unsubscribe 2',
  ],
} as const;

/** What was typed, and what a search found of it in the articles' own words. */
const echoed = ['veins', 'veins zzz', 'zzz', 'stem cells', 'nowhere', 'nonsense', 'vein', 'venous'];

/** Each command; then every kind of button under what is shown, newest first, and every form as it opens, sent in empty. */
describe.each(['discord', 'slack'] as const)('on %s nothing is said past the dictionaries', (platform) => {
  let stage: Stage;
  let found: Map<string, string>;
  let texts: Set<string>;
  let pressed: Set<string>;
  beforeAll(async () => {
    stage = await openStage(undefined, undefined, pseudoConfig());
    found = new Map();
    texts = new Set();
    pressed = new Set();
    for (const [part, lines] of Object.entries(story)) {
      const who = part === 'member' ? 'member' : 'moderator';
      stage[platform].setLanguage(who, 'el');
      for (const line of lines) await give(who, `/${roots[who]} ${line.replace('SITE', stage.site)}`);
      stage.clock.at += 86_400_000;
      await stage.running.settle();
    }
    await (platform === 'discord' ? lookAroundDiscord() : lookAroundSlack());
  }, 120_000);
  afterAll(() => stage.close());

  it('in all that is shown', () => {
    expect([...found].map(([words, where]) => `${words} (${where})`)).toEqual([]);
  });

  it('and much is shown', () => {
    expect(texts.size).toBeGreaterThan(250);
    expect(pressed.size).toBeGreaterThan(35);
  });

  function note(where: string, value: unknown): void {
    for (const text of shownIn(value)) {
      // A file to take elsewhere is in no language.
      if (text.includes('<?xml')) continue;
      texts.add(text);
      for (const words of unspoken(text, echoed)) if (!found.has(words)) found.set(words, where);
    }
  }

  async function give(who: 'member' | 'moderator', line: string): Promise<void> {
    // Nobody is too quick for us.
    stage.clock.at += 60_000;
    await stage[platform].type(who, 'lounge', line).catch(() => undefined);
    for (let turn = 0; turn < most; turn += 1) {
      const goesOn = await (platform === 'discord' ? turnOnDiscord(who, line) : turnOnSlack(who, line));
      if (!goesOn) return;
    }
  }

  async function turnOnDiscord(who: 'member' | 'moderator', line: string): Promise<boolean> {
    const { discord, people, channels } = stage.sandbox;
    const person = discord.as(people.discord[who]);
    const lounge = channels.discord['lounge'] ?? '';
    const modal = person.modal();
    if (modal) {
      note(`${line}, a form`, [{ title: modal.title }, modal.components]);
      await person.submit({}).then(
        async (reply) => reply.final(),
        () => undefined,
      );
      person.cancel();
    }
    for (const message of discord.messages(lounge)) note(line, message.components);
    const button = person
      .sees(lounge)
      .toReversed()
      .flatMap(({ id, buttons }) => buttons.map(({ customId }) => ({ id, customId: customId ?? '' })))
      .find(({ customId }) => customId !== '' && !pressed.has(kindOf(customId)));
    if (!button) return false;
    pressed.add(kindOf(button.customId));
    await person.press(button.id, button.customId).then(
      async (reply) => (reply.kind === 'modal' ? undefined : reply.final()),
      () => undefined,
    );
    return true;
  }

  async function lookAroundDiscord(): Promise<void> {
    const { discord, people, channels } = stage.sandbox;
    const direct = Object.values(people.discord).map((id) => discord.as(id).dm());
    for (const id of [...Object.values(channels.discord), ...direct])
      for (const message of discord.messages(id)) note('posted', message.components);
  }

  async function turnOnSlack(who: 'member' | 'moderator', line: string): Promise<boolean> {
    const { slack, people, channels } = stage.sandbox;
    const person = slack.as(people.slack[who]);
    const lounge = channels.slack['lounge'] ?? '';
    const modal = person.modal();
    if (modal) {
      note(`${line}, a form`, shownOf(modal));
      await acting(async () => person.submit({}).catch(() => undefined));
      if (person.modal()) await person.dismiss(true);
    }
    for (const { text, blocks } of slack.messages(lounge)) note(line, [{ text }, blocks]);
    const button = person
      .sees(lounge)
      .toReversed()
      .flatMap(({ message }) => buttonsIn(message.blocks).map((id) => ({ ts: message.ts, id })))
      .find(({ id }) => !pressed.has(kindOf(id)));
    if (!button) return false;
    pressed.add(kindOf(button.id));
    await acting(async () => person.press({ channel: lounge, ts: button.ts }, button.id).catch(() => undefined));
    return true;
  }

  /** Slack's answers are later messages: until something is there, or nothing comes. */
  async function acting(act: () => Promise<unknown>): Promise<void> {
    const { journal } = stage.sandbox.slack;
    const calls = (): number => journal.entries.filter(({ kind }) => kind === 'call').length;
    const before = calls();
    await act();
    await journal.until(() => calls() > before, 'an answer', 2000).catch(() => undefined);
  }

  async function lookAroundSlack(): Promise<void> {
    const { slack, people, channels } = stage.sandbox;
    for (const id of Object.values(people.slack)) {
      const person = slack.as(id);
      await person.openHome();
      const home = await slack.journal.until(() => person.home(), 'the Home tab');
      note('the Home tab', shownOf(home));
      for (const { text, blocks } of slack.messages(person.directMessages())) note('posted', [{ text }, blocks]);
    }
    for (const id of Object.values(channels.slack))
      for (const { text, blocks } of slack.messages(id)) note('posted', [{ text }, blocks]);
  }
});

const roots = { member: 'news', moderator: 'newsroom' };
const most = 15;

it('what is said past them is noticed, wherever it stands', () => {
  expect(unspoken('⟦Published ⟧Ο τίτλος⟦ as ⟧#1 and more')).toEqual(['and more']);
  expect(unspoken('Nothing was found.')).toEqual(['Nothing was found']);
  expect(unspoken('⟦Caution⟧: But another expert warns that the studies so far do not prove')).toEqual([]);
  expect(shownIn([{ type: 'button', text: { type: 'plain_text', text: 'Publish' } }])).toEqual(['Publish']);
});

function shownOf({ title, submit, close, blocks }: View): readonly unknown[] {
  return [{ title, submit, close }, blocks];
}

function buttonsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, action_id: id, url } = { type: '', action_id: '', url: undefined, ...value };
  if (type === 'button' && url === undefined && id.includes(':')) return [id];
  return Object.values(value).flatMap(buttonsIn);
}
