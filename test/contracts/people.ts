import { describe, expect, it } from 'vitest';
import { nobody, type Channel, type Person } from '../../src/core/place.ts';
import { owe, publishTo, usePorts, type OpenPorts, type Ports } from './ports.ts';
import { aDelivery, aFeed, aSubscription, minute, start } from './samples.ts';

/** In two communities on Discord, where a person has one name everywhere. */
const anna: Person = 'discord:9';
/** Her name begins with Anna's. */
const other: Person = 'discord:91';
/** On Slack a name is a workspace's. */
const uma: Person = 'slack:T1/U1';

const none = {
  follows: [],
  suggestions: [],
  reports: [],
  messages: 0,
  drafts: [],
  opened: [],
  articles: [],
  decided: [],
  channels: [],
  feeds: [],
  reading: null,
  moderates: [],
};

export function peopleContract(name: string, open: OpenPorts): void {
  describe(`people: ${name}`, () => {
    const use = usePorts(open);

    it('are nobody until they do something', async () => {
      expect(await use.ports.people.kept(anna)).toEqual(none);
    });

    it.each([
      ['discord', anna, 'discord:1:@9', 'discord:2:@9', other, 'discord:1:@91'],
      ['slack', uma, 'slack:T1:@U1', 'slack:T1:@U1', 'slack:T2/U1', 'slack:T2:@U1'],
    ] as const)('on %s are told all that is theirs, and it is forgotten at once', async (...who) => {
      const [, person, direct, elsewhere, stranger, strange] = who;
      const { people, subscriptions } = use.ports;
      const theirs = await doEverything(use.ports, person, direct);
      await subscriptions.put(aSubscription({ community: 'als', channel: elsewhere, by: person, tell: null }));
      await doEverything(use.ports, stranger, strange);
      const untouched = await people.kept(stranger);

      const kept = await people.kept(person);
      expect(kept).toMatchObject({
        follows: [{ channel: direct }, { community: 'als', channel: elsewhere }],
        suggestions: [{ origin: { note: 'Is it true?' } }],
        reports: [{ article: theirs.article, words: 'It was in mice.' }],
        messages: 2,
        articles: [{ community: 'ms', id: theirs.article, sharedAt: expect.any(Number) }],
        decided: [
          { url: theirs.rejected, at: start + minute },
          { url: theirs.proposed, at: start },
        ],
        channels: [{ channel: theirs.channel }],
        feeds: [{ url: theirs.feed }],
        moderates: ['discord:1'],
      });

      await people.forget(person);
      await people.forget(person);
      expect(await people.kept(person)).toEqual({ ...none, moderates: ['discord:1'] });
      expect(await people.kept(stranger)).toEqual(untouched);
    });

    it('leave what is the community’s, with nobody’s name to it', async () => {
      const { people, articles, candidates, reports, subscriptions, feeds, deliveries } = use.ports;
      const theirs = await doEverything(use.ports, anna, 'discord:1:@9');
      await people.forget(anna);
      expect(await articles.get('ms', theirs.article)).toMatchObject({ sharedBy: nobody, life: 'published' });
      expect(await candidates.findByUrl('ms', theirs.suggested)).toMatchObject({
        decision: null,
        origin: { kind: 'member', note: null, from: null },
      });
      expect((await candidates.findByUrl('ms', theirs.rejected))?.decision).toMatchObject({
        by: nobody,
        reason: 'No.',
      });
      expect((await candidates.findByUrl('ms', theirs.proposed))?.origin).toEqual({ kind: 'desk', by: nobody });
      expect(await reports.waiting('ms', 10)).toMatchObject([{ fault: 'outdated', words: null, from: null }]);
      expect(await subscriptions.ofCommunity('ms')).toMatchObject([
        { channel: theirs.channel, by: nobody, tell: null },
      ]);
      expect(await feeds.ofCommunity('ms')).toMatchObject([{ url: theirs.feed, by: nobody, tell: null }]);
      expect(await deliveries.ofArticle('ms', theirs.article)).toMatchObject([{ channel: theirs.channel }]);
    });

    it('may have what is on its way taken back, and nothing of it is left when it was sent all the same', async () => {
      const { people, deliveries } = use.ports;
      await owe(use.ports, aDelivery({ channel: 'discord:1:@9', work: { kind: 'ended', category: 'Diet' } }));
      const [claim] = await deliveries.claim(start, minute, 1, ['discord']);
      if (!claim) throw new Error('nothing to claim');
      await deliveries.begin(claim, start);
      await people.forget(anna);
      expect(await deliveries.settle(claim, { state: 'sent', messageId: 'm', revision: 0, at: start })).toBe(false);
      expect(await deliveries.get(claim.delivery.id)).toBeUndefined();
    });
  });
}

let serial = 0;

/** One of everything a person can leave behind. */
async function doEverything(ports: Ports, person: Person, direct: Channel) {
  serial += 1;
  const { candidates, feeds, moderators, reports, subscriptions } = ports;
  const channel: Channel = `discord:1:${10 + serial}`;
  const at = (what: string): string => `https://example.org/${what}/${serial}`;
  const candidate = { community: 'ms', title: null, summary: null, publishedAt: null, categories: [], at: start };
  const article = await publishTo(ports, [channel, direct], { sharedBy: person, canonicalUrl: at('article') });
  await owe(ports, aDelivery({ channel: direct, work: { kind: 'ended', category: 'Diet' } }));
  await subscriptions.put(aSubscription({ channel: direct, by: person, tell: null }));
  await subscriptions.put(aSubscription({ channel, by: person, tell: direct }));
  await feeds.add(aFeed({ url: at('feed'), by: person, tell: direct }), []);
  const member = { kind: 'member', note: 'Is it true?', from: { person, direct } } as const;
  const [, rejected] = await candidates.add([
    { ...candidate, url: at('suggested'), origin: member },
    { ...candidate, url: at('rejected'), origin: { kind: 'feed', feed: 1 } },
    { ...candidate, url: at('proposed'), origin: { kind: 'desk', by: person } },
  ]);
  const which = { kind: 'these', ids: [rejected?.id ?? 0] } as const;
  await candidates.reject('ms', which, { by: person, at: start + minute, reason: 'No.' }, () => []);
  const from = { person, direct };
  const words = 'It was in mice.';
  await reports.add({ community: 'ms', article: article.id, fault: 'outdated', words, revision: 1, at: start, from });
  await moderators.add('discord:1', person);
  return {
    article: article.id,
    channel,
    feed: at('feed'),
    suggested: at('suggested'),
    rejected: at('rejected'),
    proposed: at('proposed'),
  };
}
