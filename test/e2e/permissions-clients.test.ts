import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { fullName } from '../../src/core/command.ts';
import { customId, homeIn } from '../../src/discord/custom-id.ts';
import { furnished, kept } from './furnished.ts';
import { openStage, read, type Stage } from './stage.ts';
import { idOf, valuesFor, waysOf, type Way } from './ways.ts';

const commands = commandList({ news: 'news', newsroom: 'newsroom' });
const moderators = waysOf(commands).filter(({ who }) => who === 'moderator');
const typed = moderators.filter(({ kind }) => kind === 'command');
const pressed = moderators.filter(({ kind }) => kind === 'press' || kind === 'mend');
const forms = moderators.filter(({ kind }) => kind === 'submit');

const onlyModerators = 'Only moderators of this community can do that.';
const apology = 'Something went wrong on our side.';

/** What a moderator would fill in that a form cannot do without. */
const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'newsroom reports: correct': { Standing: 'Disputed', Notice: 'No.' },
  'newsroom reports: withdraw': { Reason: 'No.' },
};

/** The same as permissions.test.ts, with the platforms' real clients: who somebody is, is told by the platform. */
describe.each(['discord', 'slack'] as const)('what is a moderator’s, on %s', (platform) => {
  let on: Opened;
  beforeAll(async () => {
    on = await opened(platform);
  });
  afterAll(() => on.stage.close());

  it('is refused to members, whatever they are elsewhere, typed and pressed, and changes nothing', async () => {
    const before = await kept(on.stage);
    expect(await on.wrongly(typed, on.type('member'), isRefused)).toEqual([]);
    expect(await on.wrongly(pressed, on.press('member', 'lounge'), isRefused)).toEqual([]);
    expect(await kept(on.stage)).toEqual(before);
  });

  it('is refused to who moderated when the form opened, and does not any more', async () => {
    const before = await kept(on.stage);
    const sending = async (way: Way): Promise<readonly string[]> => {
      await appoint(on.stage, platform, true);
      expect(read(await on.press('moderator', 'lounge')(way))).toContain('A form opens');
      await appoint(on.stage, platform, false);
      return on.stage[platform].fill('moderator', 'lounge', needed[labelOf(way)] ?? {});
    };
    expect(await on.wrongly(forms, sending, isRefused)).toEqual([]);
    await appoint(on.stage, platform, true);
    expect((await kept(on.stage)).filter(isNoModerator)).toEqual(before.filter(isNoModerator));
  });
});

describe('what is a moderator’s, where only Discord leads', () => {
  let on: Opened;
  beforeAll(async () => {
    on = await opened('discord');
  });
  afterAll(() => on.stage.close());

  it('is refused to who installed us for themselves, and changes nothing', async () => {
    const { discord, people } = on.stage.sandbox;
    discord.setInstalled(people.discord.member, true);
    const person = discord.as(people.discord.member);
    await board(on.stage, 'discord', person.dm(), on.buttons(homeIn('ms-hub')));
    const before = await kept(on.stage);
    const isSent = (said: string): boolean => said.includes('That works only in a server that Carewire is in.');
    expect(await on.wrongly(pressed, on.press('member', '@me'), isSent)).toEqual([]);
    expect(person.commands(person.dm()).filter(({ name }) => name.startsWith('newsroom'))).toEqual([]);
    expect(await kept(on.stage)).toEqual(before);
  });

  it('is answered to a moderator where the bot may not speak', async () => {
    const { discord, channels } = on.stage.sandbox;
    discord.setBotMay(channels.discord['lounge'] ?? '', []);
    const isServed = (said: string): boolean => said !== '' && !isRefused(said) && !said.includes(apology);
    expect(await on.wrongly(typed, on.type('moderator'), isServed)).toEqual([]);
  });

  it('is refused to who moderated and left, under old direct messages, and changes nothing', async () => {
    const { discord, people, places } = on.stage.sandbox;
    const guild = guildIn(places[0]);
    await board(on.stage, 'discord', discord.as(people.discord.moderator).dm(), on.buttons(guild));
    discord.removeMember(guild, people.discord.moderator);
    const before = await kept(on.stage);
    const isShown = (said: string): boolean => said.includes('You are no longer in the server this is about');
    expect(await on.wrongly(pressed, on.press('moderator', '@me'), isShown)).toEqual([]);
    expect(await kept(on.stage)).toEqual(before);
  });
});

describe('what is a moderator’s, where only Slack leads', () => {
  let on: Opened;
  beforeAll(async () => {
    on = await opened('slack');
  });
  afterAll(() => on.stage.close());

  it('is answered to a moderator where the bot may not speak', async () => {
    const { slack, channels } = on.stage.sandbox;
    await slack.removeBot(channels.slack['lounge'] ?? '');
    const isServed = (said: string): boolean => said !== '' && !isRefused(said) && !said.includes(apology);
    expect(await on.wrongly(typed, on.type('moderator'), isServed)).toEqual([]);
  });

  it('is refused to who moderated and left the workspace, in a channel it shares with theirs, and changes nothing', async () => {
    const { slack, people, channels } = on.stage.sandbox;
    await slack.inviteBot(channels.slack['lounge'] ?? '');
    slack.moveUser(people.slack.moderator);
    const before = await kept(on.stage);
    const isSentAway = (said: string): boolean => said.includes('is for the people of this workspace');
    expect(await on.wrongly(pressed, on.press('moderator', 'lounge'), isSentAway)).toEqual([]);
    expect(await kept(on.stage)).toEqual(before);
  });
});

describe('what is a moderator’s, on Slack, as their account is switched off', () => {
  let on: Opened;
  beforeAll(async () => {
    on = await opened('slack');
  });
  afterAll(() => on.stage.close());

  it('is neither done nor answered when it was still on its way, pressed or typed', async () => {
    const { slack, people, channels } = on.stage.sandbox;
    const moderator = slack.as(people.slack.moderator);
    const lounge = channels.slack['lounge'] ?? '';
    const buttons = moderator.sees(lounge);
    await slack.deactivate(moderator.id);
    const before = await kept(on.stage);
    for (const way of pressed) {
      on.stage.clock.at += 10_000;
      const ts = buttons.findLast(({ controls }) => controls.includes(labelOf(way)))?.ts ?? '';
      expect(await moderator.press({ channel: lounge, ts }, labelOf(way))).toEqual({ ok: true });
    }
    for (const way of typed) {
      on.stage.clock.at += 10_000;
      expect(await moderator.type(lounge, lineOf(way))).toMatchObject({ ok: true });
    }
    // What was still being done is done once the bot has stopped.
    await on.stage.restart();
    expect(moderator.sees(lounge)).toEqual(buttons);
    expect(moderator.modal()).toBeUndefined();
    expect(await kept(on.stage)).toEqual(before);
  });
});

type Opened = Awaited<ReturnType<typeof opened>>;

/** Every button there is stands in #lounge, and members are shown every command. */
async function opened(platform: 'discord' | 'slack') {
  const stage = await openStage();
  const things = await furnished(stage, platform);
  const { discord, channels, people, places } = stage.sandbox;
  const guild = guildIn(places[0]);
  // Whoever moderates elsewhere is a member here.
  const elsewhere = discord.addGuild({ name: 'Elsewhere' });
  discord.setMember(elsewhere.id, people.discord.member, { permissions: ['ManageMessages'] });
  // As an administrator can, under Integrations.
  discord.setCommandAccess(guild, 'newsroom', guild, true);
  const buttons = (home?: string): readonly Button[] =>
    pressed.map((way) => ({ label: labelOf(way), id: customId(idOf(way, things), home) }));
  await board(stage, platform, channels[platform]['lounge'] ?? '', buttons());
  // Where nobody is named, admins moderate.
  await stage.running.store.moderators.add(places[1], `slack:${guildIn(places[1])}/U0NOBODY`);

  return {
    stage,
    buttons,
    type: (who: 'moderator' | 'member') => (way: Way) => stage[platform].type(who, 'lounge', lineOf(way)),
    press: (who: 'moderator' | 'member', channel: string) => (way: Way) =>
      stage[platform].press(who, channel, labelOf(way)),
    /** Those whose answer is another than it should be, with what was said. */
    wrongly: async (
      some: readonly Way[],
      doing: (way: Way) => Promise<readonly string[]>,
      isRight: (said: string) => boolean,
    ): Promise<readonly string[]> => {
      const wrong: string[] = [];
      for (const way of some) {
        // Nobody is hurried here.
        stage.clock.at += 10_000;
        const said = read(await doing(way));
        if (!isRight(said)) wrong.push(`${way.name}: ${said}`);
      }
      return wrong;
    },
  };
}

function isRefused(said: string): boolean {
  return said.includes(onlyModerators);
}

function guildIn(place: string): string {
  return place.split(':')[1] ?? '';
}

interface Button {
  readonly label: string;
  readonly id: string;
}

/** Messages of the bot’s with all of these buttons, for everybody in the channel to press. */
async function board(stage: Stage, platform: 'discord' | 'slack', channel: string, buttons: readonly Button[]) {
  const { discord, slack } = stage.sandbox;
  for (let at = 0; at < buttons.length; at += 25) {
    const shown = buttons.slice(at, at + 25);
    const rows = [0, 5, 10, 15, 20].map((from) => shown.slice(from, from + 5)).filter((row) => row.length > 0);
    const sent = await (platform === 'discord'
      ? fetch(`${discord.url}/v10/channels/${channel}/messages`, {
          method: 'POST',
          headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            content: 'Old buttons',
            components: rows.map((row) => ({
              type: 1,
              components: row.map(({ label, id }) => ({ type: 2, style: 2, label, custom_id: id })),
            })),
          }),
        })
      : fetch(`${slack.url}chat.postMessage`, {
          method: 'POST',
          headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({
            channel,
            text: 'Old buttons',
            blocks: rows.map((row) => ({
              type: 'actions',
              elements: row.map(({ label, id }) => ({
                type: 'button',
                text: { type: 'plain_text', text: label },
                action_id: id,
              })),
            })),
          }),
        }));
    expect({ ok: sent.ok, said: await sent.text() }).toMatchObject({
      ok: true,
      said: expect.not.stringContaining('"ok":false'),
    });
  }
}

function labelOf({ name, kind, command }: Way): string {
  return kind === 'mend' ? `${fullName(command)}: mend` : name.replace('the form of ', '');
}

function lineOf({ command }: Way): string {
  const options = Object.entries(valuesFor(command)).map(([name, value]) => `${name}:${value}`);
  return [`/${fullName(command)}`, ...options].join(' ');
}

/** Makes the sandbox’s moderator one, or takes it from them, as the platform does it. */
async function appoint(stage: Stage, platform: 'discord' | 'slack', isModerator: boolean): Promise<void> {
  const { discord, people, places, moderators } = stage.sandbox;
  if (platform === 'discord') {
    const guild = guildIn(places[0]);
    discord.setMember(guild, people.discord.moderator, { permissions: isModerator ? ['ManageMessages'] : [] });
    return;
  }
  const { store } = stage.running;
  for (const { place, person } of moderators)
    await (isModerator ? store.moderators.add(place, person) : store.moderators.remove(place, person));
}

function isNoModerator(row: string): boolean {
  return !row.startsWith('moderator: ');
}
