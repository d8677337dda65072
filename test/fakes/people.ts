import type { People } from '../../src/core/people.ts';
import { directsOf, nobody, type Channel, type Person } from '../../src/core/place.ts';
import type { Moderators } from '../../src/core/member.ts';
import type { CommunitySettings } from '../../src/store/communities.ts';
import type { FakeArticles } from './articles.ts';
import type { FakeCandidates } from './candidates.ts';
import type { FakeDeliveries } from './deliveries.ts';
import type { FakeFollowedFeeds } from './feeds.ts';
import type { FakeReports } from './reports.ts';
import type { FakeSubscriptions } from './store.ts';

interface Stores {
  readonly articles: FakeArticles;
  readonly candidates: FakeCandidates;
  readonly deliveries: FakeDeliveries;
  readonly feeds: FakeFollowedFeeds;
  readonly moderators: Moderators;
  readonly reports: FakeReports;
  readonly subscriptions: FakeSubscriptions;
}

/** What the other fakes keep of a person. Drafts and choices are not among them: they expire, and the database alone has both. */
export function fakePeople(stores: Stores, { communities }: CommunitySettings): People {
  const { articles, candidates, deliveries, feeds, moderators, reports, subscriptions } = stores;
  const places = communities.flatMap(({ places }) => places);

  return {
    kept: async (person) => {
      const isTheirs = directOf(person);
      const lists = await Promise.all(
        places.map(async (place) => ({ place, has: await moderators.has(place, person) })),
      );
      return {
        follows: [...subscriptions.rows.values()].filter(({ channel }) => isTheirs(channel)),
        suggestions: [...candidates.rows.values()].filter(
          ({ origin }) => origin.kind === 'member' && origin.from?.person === person,
        ),
        reports: [...reports.rows.values()].filter(({ from }) => from?.person === person),
        messages: deliveries.all().filter(({ channel }) => isTheirs(channel)).length,
        drafts: [],
        opened: [],
        reading: null,
        articles: [...articles.rows.values()]
          .filter(({ sharedBy }) => sharedBy === person)
          .map(({ community, id, title, sharedAt }) => ({ community, id, title, sharedAt })),
        decided: [...candidates.rows.values()]
          .filter(({ decision, origin }) => decision?.by === person || (origin.kind === 'desk' && origin.by === person))
          .map(({ community, url, at, decision }) => ({
            community,
            url,
            at: decision?.by === person ? decision.at : at,
          })),
        channels: [...subscriptions.rows.values()].filter(({ by, channel }) => by === person && !isTheirs(channel)),
        feeds: feeds
          .all()
          .filter(({ by, tell }) => by === person || isTheirs(tell))
          .map(({ community, url, at }) => ({ community, url, at })),
        moderates: lists
          .filter(({ has }) => has)
          .map(({ place }) => place)
          .toSorted(),
      };
    },
    forget: async (person) => {
      const isTheirs = directOf(person);
      const unnamed = <Row extends { readonly by: Person; readonly tell: Channel | null }>(row: Row): Row => ({
        ...row,
        by: row.by === person ? nobody : row.by,
        tell: isTheirs(row.tell) ? null : row.tell,
      });
      for (const [id, held] of subscriptions.rows)
        if (isTheirs(held.channel)) subscriptions.rows.delete(id);
        else subscriptions.rows.set(id, unnamed(held));
      feeds.each(unnamed);
      deliveries.forget(isTheirs);
      for (const [id, report] of reports.rows)
        if (report.from?.person === person) reports.rows.set(id, { ...report, words: null, from: null });
      for (const [id, article] of articles.rows)
        if (article.sharedBy === person) articles.rows.set(id, { ...article, sharedBy: nobody });
      for (const [id, { origin, decision, ...rest }] of candidates.rows)
        candidates.rows.set(id, {
          ...rest,
          origin:
            origin.kind === 'member' && origin.from?.person === person
              ? { kind: 'member', note: null, from: null }
              : origin.kind === 'desk' && origin.by === person
                ? { kind: 'desk', by: nobody }
                : origin,
          decision: decision?.by === person ? { ...decision, by: nobody } : decision,
        });
    },
  };
}

function directOf(person: Person): (channel: Channel | null) => boolean {
  const [begin = '', end] = directsOf(person).split('*');
  return (channel) =>
    channel !== null && (end === undefined ? channel === begin : channel.startsWith(begin) && channel.endsWith(end));
}
