import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { createCalendar } from '../../src/calendar.ts';
import type { Answering, Asker } from '../../src/core/answering.ts';
import type { Command } from '../../src/core/command.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { directChannel, channelIn, type Place } from '../../src/core/place.ts';
import { createAnswering } from '../../src/newsroom/answer.ts';
import { passingIn } from '../../src/newsroom/passing.ts';
import { fakeLog } from '../fakes/log.ts';
import { textOf } from '../fakes/platform.ts';
import { furnished, kept } from './furnished.ts';
import { openStage, type Stage } from './stage.ts';
import { requestOf, waysOf, type Things, type Way } from './ways.ts';

const commands = commandList({ news: 'news', newsroom: 'newsroom' });
const ways = waysOf(commands);
const moderators = ways.filter(({ who }) => who === 'moderator');

/** Under direct messages, where not every platform says who moderates: the verb itself knows whose feed it is. */
const knownByTheVerb = ['newsroom feeds: again'];

const onlyModerators = 'Only moderators of this community can do that. Ask one of them to do it for you.';
const onlyInServers = 'That works only in a server that Carewire is in. Here you can use: ';
const apology = 'Something went wrong on our side.';

describe('the list of commands', () => {
  it('leaves nothing of /newsroom to everybody but what a verb knows better', () => {
    const open = ways.filter(({ command, who }) => command.root === 'newsroom' && who === 'everyone');
    expect(open.map(({ name }) => name)).toEqual(knownByTheVerb);
  });

  it('keeps nothing of /news for moderators', () => {
    expect(moderators.filter(({ command }) => command.root === 'news')).toEqual([]);
  });
});

describe('what is a moderator’s', () => {
  let stage: Stage;
  let things: Things;
  let elsewhere: Place;
  let ask: (way: Way, asker: Asker, among?: readonly Command[]) => Promise<string>;
  beforeAll(async () => {
    stage = await openStage();
    things = await furnished(stage, 'discord');
    elsewhere = 'discord:900000000000000001';
    let events = 0;
    const byList = new Map<readonly Command[], Answering>();
    ask = async (way, asker, among = commands) => {
      // Nobody is hurried here.
      stage.clock.at += 1_000;
      const answering = byList.get(among) ?? answeringOf(stage, among);
      byList.set(among, answering);
      const answer = await answering.answer(requestOf(way, things, asker, `e${(events += 1)}`));
      return answer.kind === 'message' ? textOf(answer.message) : JSON.stringify(answer);
    };
  });
  afterAll(() => stage.close());

  const member = (): Asker => {
    const [place] = stage.sandbox.places;
    const { discord } = stage.sandbox.people;
    return {
      person: `discord:${discord.member}`,
      place,
      channel: channelIn(place, stage.sandbox.channels.discord['lounge'] ?? ''),
      direct: directChannel(place, discord.member),
      manages: false,
    };
  };

  /** Those whose answer is another than it should be, with what they said. */
  const answered = async (
    some: readonly Way[],
    asker: Asker,
    isRight: (said: string, way: Way) => boolean,
    among?: readonly Command[],
  ): Promise<readonly string[]> => {
    const wrong: string[] = [];
    for (const way of some) {
      const said = await ask(way, asker, among);
      if (!isRight(said, way)) wrong.push(`${way.name}: ${said}`);
    }
    return wrong;
  };

  it('is refused to a member, and changes nothing', async () => {
    const before = await kept(stage);
    expect(await answered(moderators, member(), (said) => said.includes(onlyModerators))).toEqual([]);
    expect(await kept(stage)).toEqual(before);
  });

  it('is refused to who moderates another community, and changes nothing', async () => {
    const guest: Asker = { ...member(), person: 'discord:900000000000000002' };
    await stage.running.store.moderators.add(elsewhere, guest.person);
    const before = await kept(stage);
    expect(await answered(moderators, guest, (said) => said.includes(onlyModerators))).toEqual([]);
    expect(await kept(stage)).toEqual(before);
  });

  it('is refused to somebody away, and changes nothing', async () => {
    const place: Place = 'discord:@900000000000000003';
    const direct = directChannel(place, '900000000000000003');
    const away: Asker = { ...member(), place, channel: direct, direct, away: {} };
    const before = await kept(stage);
    expect(await answered(moderators, away, (said) => said.includes(onlyInServers))).toEqual([]);
    expect(await kept(stage)).toEqual(before);
  });

  it('reaches nothing of ours from another community, whoever moderates there', async () => {
    const there: Asker = {
      person: 'discord:900000000000000002',
      place: elsewhere,
      channel: channelIn(elsewhere, '1'),
      direct: directChannel(elsewhere, '900000000000000002'),
      manages: true,
    };
    const isOurs = (row: string): boolean => !row.includes(elsewhere);
    const before = await kept(stage);
    const isTheirs = (said: string): boolean =>
      !said.includes(apology) && !/Clogged Veins|Sandbox Wire|ms-hub/i.test(said);
    expect(await answered(moderators, there, isTheirs)).toEqual([]);
    expect((await kept(stage)).filter(isOurs)).toEqual(before.filter(isOurs));
  });

  it('is refused by the verb as well, should the door ever let somebody in', async () => {
    const open = commands.map(openToAll);
    const unguarded = waysOf(open).filter(
      ({ name, kind, opens }) =>
        !toldToAll.includes(name) &&
        moderators.some((way) => way.name === name) &&
        kind !== 'mend' &&
        !(opens && kind === 'press'),
    );
    const before = await kept(stage);
    // A subscription may be the member’s own: those of channels are none they know of.
    const isRefused = (said: string): boolean => /Only moderators|There is no #1 in your list/.test(said);
    expect(await answered(unguarded, member(), isRefused, open)).toEqual([]);
    expect(await kept(stage)).toEqual(before);
  });

  it('is not refused to a moderator', async () => {
    const moderator: Asker = {
      ...member(),
      person: `discord:${stage.sandbox.people.discord.moderator}`,
      manages: true,
    };
    const isServed = (said: string): boolean => !said.includes('Only moderators') && !said.includes(apology);
    expect(await answered(moderators, moderator, isServed)).toEqual([]);
  });
});

function openToAll(command: Command): Command {
  const actions = Object.entries(command.actions ?? {}).map(
    ([action, reaction]) => [action, { ...reaction, who: 'everyone' as const }] as const,
  );
  return { ...command, who: 'everyone', actions: Object.fromEntries(actions) };
}

/** Asks no verb, and says what anybody may know. */
const toldToAll: readonly string[] = ['/newsroom help'];

function answeringOf({ running, clock }: Stage, among: readonly Command[]): Answering {
  const { newsroom, store } = running;
  const unhurried = { burst: 1_000, per: 1_000 };
  return createAnswering(
    among,
    newsroom,
    {
      ...store,
      ...passingIn(store),
      languages: createLanguages([]),
      calendar: createCalendar(),
      clock: { now: () => clock.at },
      newId: () => 'token',
      log: fakeLog(),
    },
    { commands: unhurried, presses: unhurried, moderators: unhurried },
  );
}
