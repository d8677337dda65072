import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelIn } from '../../src/core/place.ts';
import type { Topic } from '../../src/core/topic.ts';
import { english, spoken, type Language } from '../../src/core/speak.ts';
import { pageMessage } from '../../src/newsroom/digest-pages.ts';
import { planNow } from '../../src/newsroom/digest-plan.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld, discordPlace, type World } from '../fakes/world.ts';

const everything: Topic = { kind: 'everything' };
const hour = 3_600_000;
const day = 24 * hour;

/** A channel with a daily digest at 08:00 in Berlin; the next is due on 23 November at 07:00 UTC. */
async function daily(topic: Topic = everything) {
  const world = await createWorld();
  const { subscription } = await world.newsroom.subscribe(
    { channel: world.news, topic, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
    world.moderator,
  );
  let count = 0;
  return {
    ...world,
    subscription,
    /** An article with a title of its own. */
    share: (title = `Title ${(count += 1)}.`, categories = ['treatment']) =>
      world.publish({ url: `https://news.example/${encodeURIComponent(title)}`, title }, categories),
    /** Moves the clock and does what is due; returns the texts posted by it. */
    at: async (when: string | number): Promise<readonly string[]> => {
      const before = world.discord.in(world.news).length;
      world.clock.set(when);
      await world.digests.run();
      await world.delivering.run();
      return world.discord
        .in(world.news)
        .slice(before)
        .map(({ message }) => textOf(message));
    },
  };
}

describe('a digest', () => {
  it('comes at its local time and not before, with what was shared since the last', async () => {
    const { share, at } = await daily();
    await share('Monday.');
    expect(await at('2026-11-23T06:59:59Z')).toEqual([]);
    const [first] = await at('2026-11-23T07:00:00Z');
    expect(first).toContain('Monday.');
    await share('Tuesday.');
    const [second] = await at('2026-11-24T07:00:00Z');
    expect(second).toContain('Tuesday.');
    expect(second).not.toContain('Monday.');
  });

  it('tells nothing older than its subscription', async () => {
    const world = await createWorld();
    await world.publish();
    await world.newsroom.subscribe(
      { channel: world.news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      world.moderator,
    );
    world.clock.set('2026-11-23T07:00:00Z');
    await world.digests.run();
    await world.delivering.run();
    expect(world.discord.in(world.news)).toEqual([]);
  });

  it('holds its topic only', async () => {
    const { share, at } = await daily({ kind: 'category', slug: 'research' });
    await share('In it.', ['research']);
    await share('Not in it.', ['treatment']);
    const [digest] = await at('2026-11-23T07:00:00Z');
    expect(digest).toContain('In it.');
    expect(digest).not.toContain('Not in it.');
  });

  it('is not sent when there is nothing to tell, and goes on the day after', async () => {
    const { share, at } = await daily();
    expect(await at('2026-11-23T07:00:00Z')).toEqual([]);
    await share('Later.');
    expect(await at('2026-11-24T07:00:00Z')).toHaveLength(1);
  });

  it('leaves out what was withdrawn before it, even at the last moment', async () => {
    const { share, clock, digests, delivering, discord, news, newsroom, moderator } = await daily();
    const { article } = await share('Withdrawn later.');
    await share('Stays.');
    clock.set('2026-11-23T07:00:00Z');
    await digests.run();
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    await delivering.run();
    const [digest] = discord.in(news);
    expect(digest && textOf(digest.message)).toContain('Stays.');
    expect(digest && textOf(digest.message)).not.toContain('Withdrawn later.');
  });

  it('is dropped when all it would tell was withdrawn, or its subscription was removed', async () => {
    for (const end of ['withdraw', 'unsubscribe'] as const) {
      const { share, clock, digests, delivering, discord, news, newsroom, moderator, subscription } = await daily();
      const { article } = await share();
      clock.set('2026-11-23T07:00:00Z');
      await digests.run();
      if (end === 'withdraw') await newsroom.withdraw(article.id, 'It was made up.', moderator);
      else await newsroom.unsubscribe(subscription.id, moderator);
      await delivering.run();
      expect(discord.in(news)).toEqual([]);
    }
  });

  it('begins with corrections of what was told before', async () => {
    const { share, at, newsroom, moderator } = await daily();
    const { article: wrong } = await share('Wrong.');
    const { article: gone } = await share('Gone.');
    await at('2026-11-23T07:00:00Z');
    await newsroom.correct(wrong.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
    await newsroom.withdraw(gone.id, 'It was made up.', moderator);
    await share('New.');
    const [digest = ''] = await at('2026-11-24T07:00:00Z');
    expect(digest).toContain('Two trials say no.');
    expect(digest).toContain('It was made up.');
    expect(digest.indexOf('Two trials say no.')).toBeLessThan(digest.indexOf('New.'));
  });

  it('shows an article corrected before it was told as it stands, and not twice', async () => {
    const { share, at, newsroom, moderator } = await daily();
    const { article } = await share('Once.');
    await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
    const [digest = ''] = await at('2026-11-23T07:00:00Z');
    expect(digest.split('Once.')).toHaveLength(2);
    expect(digest).toContain('DISPUTED');
    expect(digest).not.toContain('Corrections to what you were sent');
  });

  it('is corrected where it stands', async () => {
    const { share, at, newsroom, moderator, delivering, discord, news } = await daily();
    const { article } = await share('Wrong.');
    const { article: other } = await share('Also wrong.');
    await at('2026-11-23T07:00:00Z');
    for (const { id } of [article, other])
      await newsroom.correct(id, { standing: 'retracted', text: 'It was made up.', link: null }, moderator);
    await delivering.run();
    const [digest] = discord.in(news);
    expect(digest && textOf(digest.message)).toMatch(
      /RETRACTED: Wrong\..*RETRACTED: Also wrong\.|RETRACTED: Also wrong\.[^]*RETRACTED: Wrong\./,
    );
  });

  it('keeps its copies correctable after its subscription was removed', async () => {
    const { share, at, newsroom, moderator, delivering, discord, news, subscription } = await daily();
    const { article } = await share('Wrong.');
    await at('2026-11-23T07:00:00Z');
    await newsroom.unsubscribe(subscription.id, moderator);
    await newsroom.correct(article.id, { standing: 'retracted', text: 'It was made up.', link: null }, moderator);
    await delivering.run();
    const [digest] = discord.in(news);
    expect(digest && textOf(digest.message)).toContain('RETRACTED: Wrong.');
  });
});

describe('news written at the very moment a digest is planned', () => {
  /** The next time the window is read, `happens` comes after the reading and before the digest is owed. */
  async function raced() {
    let happens: (() => Promise<unknown>) | undefined;
    const world = await createWorld({
      sabotage: (needs) => ({
        ...needs,
        articles: {
          ...needs.articles,
          sharedBetween: async (...window) => {
            const read = await needs.articles.sharedBetween(...window);
            const now = happens;
            happens = undefined;
            await now?.();
            return read;
          },
        },
      }),
    });
    const { newsroom, moderator, news, store, clock } = world;
    const { subscription } = await newsroom.subscribe(
      { channel: news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
      moderator,
    );
    await world.publish({ url: 'https://news.example/in-time', title: 'In time.' });
    clock.set('2026-11-23T07:00:00Z');
    const { article } = await world.publish({ url: 'https://news.example/slow', title: 'Slow.' });
    return {
      ...world,
      subscription,
      article,
      /** A publisher that read the clock some seconds ago writes only now. */
      slowly: (title: string) => {
        happens = () =>
          store.ledger.publish(
            { ...article, title, canonicalUrl: `https://news.example/${title}`, sharedAt: clock.now() - 5_000 },
            () => [],
          );
      },
      meanwhile: (act: () => Promise<unknown>) => {
        happens = act;
      },
      told: async () => {
        await world.delivering.run();
        return world.discord.in(news).map(({ message }) => textOf(message));
      },
    };
  }

  it('is in it, when it came at its time', async () => {
    const { slowly, digests, told, clock } = await raced();
    slowly('Just now.');
    await digests.run();
    const [first] = await told();
    clock.set('2026-11-24T07:00:00Z');
    await digests.run();
    expect(first).toContain('In time.');
    expect((await told()).filter((text) => text.includes('Just now.'))).toHaveLength(1);
  });

  it('is in it, when it was sent by hand', async () => {
    const { slowly, newsroom, moderator, subscription, told } = await raced();
    slowly('Just now.');
    await newsroom.sendDigest(subscription.id, moderator);
    const [text] = await told();
    expect(text).toContain('In time.');
    expect(text).toContain('Just now.');
  });

  it('is brought when a pause ends', async () => {
    const { slowly, newsroom, moderator, slackNews, slack, delivering, clock } = await raced();
    const each = { channel: slackNews, topic: everything, cadence: { kind: 'each' }, zone: null } as const;
    const { subscription } = await newsroom.subscribe(each, moderator);
    await newsroom.pause(subscription.id, moderator);
    clock.advance(60_000);
    slowly('Just now.');
    await newsroom.resume(subscription.id, moderator);
    await delivering.run();
    const text = slack.in(slackNews).map(({ message }) => textOf(message));
    expect(text.join('\n')).toContain('Just now.');
  });

  it('is left out when it is withdrawn', async () => {
    const { meanwhile, newsroom, moderator, subscription, article, told } = await raced();
    meanwhile(() => newsroom.withdraw(article.id, 'It was made up.', moderator));
    await newsroom.sendDigest(subscription.id, moderator);
    const [text] = await told();
    expect(text).toContain('In time.');
    expect(text).not.toContain('Slow.');
  });
});

describe('after being away', () => {
  it('comes once, late, and says so', async () => {
    const { share, at } = await daily();
    await share('First.');
    await share('Second.');
    const texts = await at('2026-12-03T15:00:00Z');
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('sent late');
    expect(texts[0]).toMatch(/First\.[^]*Second\.|Second\.[^]*First\./);
    expect(await at('2026-12-04T06:59:00Z')).toEqual([]);
    await share('Third.');
    const [next] = await at('2026-12-04T07:00:00Z');
    expect(next).not.toContain('sent late');
  });

  it('is on time within an hour', async () => {
    const { share, at } = await daily();
    await share();
    expect((await at('2026-11-23T07:59:00Z'))[0]).not.toContain('sent late');
  });

  it('waits while its channel is paused, and then tells everything', async () => {
    const { share, at, discord, news, newsroom, moderator, subscription } = await daily();
    await share('Before.');
    discord.close(news, 'gone');
    await at('2026-11-23T07:00:00Z');
    await share('Meanwhile.');
    expect(await at('2026-11-25T07:00:00Z')).toEqual([]);
    discord.close(news, 'open');
    const { topic, cadence, zone } = subscription;
    await newsroom.subscribe({ channel: news, topic, cadence, zone }, moderator);
    const [digest] = await at('2026-11-26T07:00:00Z');
    expect(digest).toContain('Meanwhile.');
  });
});

describe('a long digest', () => {
  it('is cut between articles into parts that fit, in the community’s order', async () => {
    const { share, at, clock } = await daily();
    for (let i = 1; i <= 40; i += 1) await share(`Number ${i}.`, [i % 2 === 0 ? 'research' : 'treatment']);
    clock.advance(1);
    const texts = await at('2026-11-23T07:00:00Z');
    expect(texts.length).toBeGreaterThan(1);
    for (const [index, text] of texts.entries()) {
      expect(text.length).toBeLessThanOrEqual(4_000);
      expect(text).toContain(`(${index + 1}/${texts.length})`);
    }
    const order = texts.join('\n').match(/Number \d+/g) ?? [];
    expect(new Set(order).size).toBe(40);
    expect(order).toHaveLength(40);
    const treatment = order.filter((title) => Number(title.slice(7)) % 2 === 1);
    expect(order.slice(0, 20)).toEqual(treatment);
    expect(order[0]).toBe('Number 39');
  });

  it('still fits when the community speaks another, longer language by the time it is edited', async () => {
    const longer: Language = { ...english, tag: 'xx', say: (text) => `${text} ${'long '.repeat(20)}` };
    const world = await createWorld({
      sabotage: (needs) => ({ ...needs, languages: { ...needs.languages, all: [english, longer] } }),
    });
    const { subscription } = await world.newsroom.subscribe(
      { channel: world.news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
      world.moderator,
    );
    for (let i = 1; i <= 40; i += 1)
      await world.publish({ url: `https://news.example/${i}`, title: `Number ${i}.` }, ['treatment']);
    world.clock.set('2026-11-23T07:00:00Z');
    const { pages } = await planNow(world.needs, subscription);
    const known = await world.needs.categories.list(subscription.community);
    expect(pages.flatMap(({ articles }) => articles)).toHaveLength(40);
    for (const page of pages)
      for (const language of [english, longer])
        expect(textOf(spoken(pageMessage(page, subscription, known), language)).length).toBeLessThanOrEqual(4_000);
  });

  it('puts an article that fits nowhere in a part of its own', async () => {
    const world = await createWorld({
      sabotage: (needs) => ({
        ...needs,
        platforms: new Map([...needs.platforms].map(([name, platform]) => [name, { ...platform, fits: () => false }])),
      }),
    });
    await world.newsroom.subscribe(
      { channel: world.news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      world.moderator,
    );
    for (let i = 1; i <= 3; i += 1) await world.publish({ url: `https://news.example/${i}`, title: `Number ${i}.` });
    world.clock.set('2026-11-23T07:00:00Z');
    await world.digests.run();
    await world.delivering.run();
    expect(world.discord.in(world.news).map(({ message }) => message.plain)).toEqual([
      expect.stringContaining('(1/3)'),
      expect.stringContaining('(2/3)'),
      expect.stringContaining('(3/3)'),
    ]);
  });

  it('is gathered under its first part where the channel wants that, and nowhere else', async () => {
    for (const gathered of [true, false]) {
      const world = await createWorld({
        sabotage: (needs) => ({
          ...needs,
          platforms: new Map(
            [...needs.platforms].map(([name, platform]) => [
              name,
              { ...platform, fits: () => false, gathers: (channel) => gathered && channel === world.news },
            ]),
          ),
        }),
      });
      await world.newsroom.subscribe(
        { channel: world.news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
        world.moderator,
      );
      for (let i = 1; i <= 3; i += 1) await world.publish({ url: `https://news.example/${i}`, title: `Number ${i}.` });
      world.clock.set('2026-11-23T07:00:00Z');
      await world.digests.run();
      await world.delivering.run();
      const [first, ...others] = world.discord.in(world.news);
      expect(others.map(({ under }) => under)).toEqual(gathered ? [first?.id, first?.id] : [undefined, undefined]);
      expect(first?.message).toMatchObject({
        title: 'News digest: everything, 23 November 2026',
        filed: ['Treatment'],
        notFiled: ['Living well', 'Research'],
      });
    }
  });

  it('is cut with caution for a platform of another process', async () => {
    const world = await createWorld({ sabotage: (needs) => ({ ...needs, platforms: new Map() }) });
    await world.newsroom.subscribe(
      { channel: world.slackNews, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      world.moderator,
    );
    for (let i = 1; i <= 12; i += 1) await world.publish({ url: `https://news.example/${i}`, title: `Number ${i}.` });
    world.clock.set('2026-11-23T07:00:00Z');
    await world.digests.run();
    const held = world.store.deliveries
      .all()
      .flatMap(({ work }) => (work.kind === 'digest' ? [work.articles.length] : []));
    expect(held).toEqual([5, 5, 2]);
  });
});

describe('preview and send now', () => {
  it('preview shows exactly what would be sent, and sends nothing', async () => {
    const { share, newsroom, moderator, subscription, discord, news, delivering } = await daily();
    for (let i = 1; i <= 30; i += 1) await share();
    const preview = await newsroom.previewDigest(subscription.id, moderator);
    expect(discord.in(news)).toEqual([]);
    expect(await newsroom.sendDigest(subscription.id, moderator)).toBe(preview?.length);
    await delivering.run();
    expect(discord.in(news).map(({ message }) => message)).toEqual(preview?.map((told) => spoken(told, english)));
  });

  it('knows when there is nothing to tell', async () => {
    const { newsroom, moderator, subscription, store } = await daily();
    expect(await newsroom.previewDigest(subscription.id, moderator)).toBeUndefined();
    expect(await newsroom.sendDigest(subscription.id, moderator)).toBe(0);
    expect(store.deliveries.all()).toEqual([]);
  });

  it('the next one begins where it ended and comes at its usual time', async () => {
    const { share, at, newsroom, moderator, subscription, woken, delivering } = await daily();
    await share('Sent now.');
    const before = woken();
    await newsroom.sendDigest(subscription.id, moderator);
    await newsroom.sendDigest(subscription.id, moderator);
    expect(woken()).toBe(before + 1);
    await delivering.run();
    await share('Sent later.');
    const { nextDigests } = await newsroom.status(moderator);
    expect(nextDigests.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-23T07:00:00.000Z']);
    const [digest] = await at('2026-11-23T07:00:00Z');
    expect(digest).toContain('Sent later.');
    expect(digest).not.toContain('Sent now.');
  });

  it('is refused for what has no digest, is not there, is a person’s own, or is asked by a member', async () => {
    const { newsroom, moderator, member, subscription, slackNews } = await daily();
    const each = await newsroom.subscribe(
      { channel: slackNews, topic: everything, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    const own = await newsroom.follow(
      { topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      member,
    );
    await expect(newsroom.previewDigest(each.subscription.id, moderator)).rejects.toThrow(/has no digest/);
    await expect(newsroom.previewDigest(99, moderator)).rejects.toThrow(/no subscription #99/);
    await expect(newsroom.previewDigest(Number.NaN, moderator)).rejects.toMatchObject({ code: 'not-found' });
    await expect(newsroom.sendDigest(own.subscription.id, moderator)).rejects.toMatchObject({ code: 'not-found' });
    await expect(newsroom.sendDigest(subscription.id, member)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('changing between at once and digests', () => {
  const each = { kind: 'each' } as const;

  it('from at once: nothing told already is told again', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, clock } = world;
    await newsroom.subscribe({ channel: news, topic: everything, cadence: each, zone: null }, moderator);
    await world.publish({ url: 'https://news.example/1', title: 'Told.' });
    await world.delivering.run();
    clock.advance(hour);
    await newsroom.subscribe(
      { channel: news, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      moderator,
    );
    await world.publish({ url: 'https://news.example/2', title: 'New.' });
    clock.set('2026-11-23T07:00:00Z');
    await world.digests.run();
    await world.delivering.run();
    expect(world.discord.in(news).map(({ message }) => textOf(message).includes('Told.'))).toEqual([true, false]);
  });

  it('to at once: what the next digest would have brought is sent now', async () => {
    const { share, newsroom, moderator, news, discord, delivering } = await daily();
    await share('Waiting.');
    await newsroom.subscribe({ channel: news, topic: everything, cadence: each, zone: null }, moderator);
    await delivering.run();
    await share('At once.');
    await delivering.run();
    expect(discord.in(news).map(({ message }) => textOf(message))).toEqual([
      expect.stringContaining('Waiting.'),
      expect.stringContaining('At once.'),
    ]);
  });
});

it('does not let one that cannot be planned keep the others waiting', async () => {
  const world = await createWorld({
    sabotage: (needs) => ({
      ...needs,
      calendar: {
        ...needs.calendar,
        next: (cadence, zone, after) => {
          if (zone === 'Asia/Tokyo' && after > Date.parse('2026-11-22T20:00:00Z')) throw new Error('no such zone');
          return needs.calendar.next(cadence, zone, after);
        },
      },
    }),
  });
  const { newsroom, moderator } = world;
  for (const zone of ['Asia/Tokyo', 'Europe/Berlin'])
    await newsroom.subscribe(
      {
        channel: channelIn(discordPlace, zone.slice(0, 4).toLowerCase()),
        topic: everything,
        cadence: { kind: 'daily', at: '08:00' },
        zone,
      },
      moderator,
    );
  await world.publish();
  world.clock.set('2026-11-23T07:00:00Z');
  expect(await world.digests.run()).toBe(1);
  expect(world.needs.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it(
  'over random days, restarts and clocks, tells everything once, at most once per due time',
  { timeout: 60_000 },
  async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('share' as const) }),
        fc.record({ do: fc.constant('run' as const) }),
        fc.record({ do: fc.constant('send' as const) }),
        fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3 * day }) }),
        fc.record({ do: fc.constant('back' as const), ms: fc.integer({ min: 1, max: 5 * hour }) }),
      ),
      { maxLength: 60, size: 'medium' },
    );
    const cadences = fc.constantFrom(
      { kind: 'daily', at: '02:30' } as const,
      { kind: 'weekly', on: 'sunday', at: '00:00' } as const,
    );
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo');
    await fc.assert(
      fc.asyncProperty(
        steps,
        cadences,
        zones,
        fc.integer({ min: 0, max: 365 }),
        async (steps, cadence, zone, offset) => {
          const world = await createWorld();
          world.clock.advance(offset * day);
          const { subscription } = await world.newsroom.subscribe(
            { channel: world.news, topic: everything, cadence, zone },
            world.moderator,
          );
          const shared: number[] = [];
          for (const step of steps) await take(world, subscription.id, shared, step);
          world.clock.advance(9 * day);
          await world.digests.run();

          const works = world.store.deliveries.all().flatMap(({ work }) => (work.kind === 'digest' ? [work] : []));
          expect(works.flatMap(({ articles }) => articles).toSorted((a, b) => a - b)).toEqual(shared);
          for (const [index, work] of works.entries()) {
            const before = works[index - 1];
            if (before && work.part === 1) expect(work.from).toBeGreaterThanOrEqual(before.to);
          }
        },
      ),
      { numRuns: 150 },
    );
  },
);

type Step = { do: 'share' | 'run' | 'send' } | { do: 'wait' | 'back'; ms: number };

async function take(world: World, subscription: number, shared: number[], step: Step): Promise<void> {
  switch (step.do) {
    case 'share': {
      const { article } = await world.publish({
        url: `https://news.example/${shared.length}`,
        title: `Title ${shared.length}.`,
      });
      shared.push(article.id);
      break;
    }
    case 'run':
      await world.digests.run();
      break;
    case 'send':
      await world.newsroom.sendDigest(subscription, world.moderator);
      break;
    case 'wait':
      world.clock.advance(step.ms);
      break;
    case 'back':
      world.clock.advance(-step.ms);
      break;
  }
}
