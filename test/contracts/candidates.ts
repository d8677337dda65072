import { describe, expect, it } from 'vitest';
import type { Candidate, NewCandidate } from '../../src/core/candidate.ts';
import { claimOne, publishTo, usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, anArticle, minute, start } from './samples.ts';

const anna = { person: 'discord:9', direct: 'discord:1:@9' } as const;
const rejection = { by: 'discord:7', at: start + minute, reason: 'An advertisement.' } as const;

let serial = 0;

export function aCandidate(changes: Partial<NewCandidate> = {}): NewCandidate {
  serial += 1;
  return {
    community: 'ms',
    url: `https://example.org/waiting/${serial}`,
    title: 'Vitamin D in MS',
    summary: 'A trial of 200 people.',
    publishedAt: '2026-11-20',
    categories: ['treatment'],
    origin: { kind: 'feed', feed: 3 },
    at: start,
    ...changes,
  };
}

const handedIn = { kind: 'member', note: 'Is this true?', from: anna } as const;
const answer = (decided: readonly Candidate[]) =>
  decided.flatMap(({ id, origin }) =>
    origin.kind === 'member' && origin.from
      ? [aDelivery({ channel: origin.from.direct, work: { kind: 'answer', candidate: id }, key: `answer:${id}` })]
      : [],
  );

export function candidatesContract(name: string, open: OpenPorts): void {
  describe(`candidates: ${name}`, () => {
    const use = usePorts(open);
    const idsOf = async (now = start): Promise<readonly number[]> =>
      (await use.ports.candidates.waiting('ms', now, 10)).map(({ id }) => id);
    const addOne = async (changes: Partial<NewCandidate> = {}): Promise<Candidate> => {
      const [added] = await use.ports.candidates.add([aCandidate(changes)]);
      if (!added) throw new Error('not added');
      return added;
    };

    it('keep what is brought, newest first, each community its own', async () => {
      const { candidates } = use.ports;
      const given = aCandidate({ origin: handedIn });
      const [first] = await candidates.add([given]);
      expect(first).toEqual({ ...given, id: first?.id, laterUntil: null, seen: null, decision: null });
      const second = await addOne();
      await candidates.add([aCandidate({ community: 'als' })]);
      expect(await idsOf()).toEqual([second.id, first?.id]);
      expect(await candidates.get('ms', second.id)).toEqual(second);
      expect(await candidates.get('als', second.id)).toBeUndefined();
      expect(await candidates.count('ms', start)).toEqual({ inSight: 2, putOff: 0, oldest: start });
      expect(await candidates.count('als', start)).toMatchObject({ inSight: 1 });
    });

    it('leave out what waits already, was decided on, or is published, under any spelling', async () => {
      const { candidates } = use.ports;
      const url = 'https://example.org/story';
      const first = await addOne({ url });
      expect(await candidates.add([aCandidate({ url: 'http://www.example.org/story/?utm_source=x#top' })])).toEqual([]);
      expect((await candidates.findByUrl('ms', 'http://example.org/story/'))?.id).toBe(first.id);
      await candidates.reject('ms', { kind: 'these', ids: [first.id] }, rejection, () => []);
      expect(await candidates.add([aCandidate({ url })])).toEqual([]);
      await publishTo(use.ports, [], { canonicalUrl: 'https://example.org/published' });
      expect(await candidates.add([aCandidate({ url: 'https://m.example.org/published' })])).toEqual([]);
      expect(await candidates.add([aCandidate({ url, community: 'als' })])).toHaveLength(1);
      const twice = aCandidate();
      expect(await candidates.add([twice, twice])).toHaveLength(1);
    });

    it('are brought again by a moderator alone once decided on', async () => {
      const { candidates } = use.ports;
      const { id, url } = await addOne();
      await candidates.reject('ms', { kind: 'these', ids: [id] }, rejection, () => []);
      const desk = { kind: 'desk', by: 'discord:7' } as const;
      const [again] = await candidates.add([aCandidate({ url, origin: desk })]);
      expect(again).toMatchObject({ url, origin: desk, decision: null });
      expect(await candidates.add([aCandidate({ url, origin: desk })])).toEqual([]);
    });

    it('are out of sight until their time when put off', async () => {
      const { candidates } = use.ports;
      const { id } = await addOne();
      expect(await candidates.putOff('ms', id, start + minute)).toBe(true);
      expect(await candidates.putOff('als', id, start + minute)).toBe(false);
      expect(await idsOf(start)).toEqual([]);
      expect(await candidates.count('ms', start)).toEqual({ inSight: 0, putOff: 1, oldest: null });
      expect(await idsOf(start + minute)).toEqual([id]);
    });

    it('remember what opening one brought to light', async () => {
      const { candidates } = use.ports;
      const { id } = await addOne();
      const seen = { kind: 'read', title: 'Vitamin D', sketch: [1, 4_294_967_295] } as const;
      await candidates.see('ms', id, seen);
      expect((await candidates.get('ms', id))?.seen).toEqual(seen);
      await candidates.see('ms', id, { kind: 'unread', why: 'It is behind a login.' });
      expect((await candidates.get('ms', id))?.seen).toEqual({ kind: 'unread', why: 'It is behind a login.' });
    });

    it('are called as their page is from when it was read, decided on or not', async () => {
      const { candidates } = use.ports;
      const [bare, named] = [await addOne({ title: null }), await addOne({ title: 'As the feed says' })];
      for (const { id } of [bare, named])
        await candidates.see('ms', id, { kind: 'read', title: 'As the page says', sketch: [] });
      await candidates.reject('ms', { kind: 'these', ids: [bare.id, named.id] }, rejection, () => []);
      expect(await candidates.get('ms', bare.id)).toMatchObject({ title: 'As the page says', seen: null });
      expect(await candidates.get('ms', named.id)).toMatchObject({ title: 'As the page says', seen: null });
    });

    it('are rejected once, and owe an answer in the same transaction', async () => {
      const { candidates, deliveries } = use.ports;
      const { id } = await addOne({ origin: handedIn });
      const which = { kind: 'these', ids: [id] } as const;
      const [decided] = await candidates.reject('ms', which, rejection, answer);
      expect(decided).toMatchObject({ id, origin: handedIn, decision: { kind: 'rejected', ...rejection } });
      expect(await candidates.reject('ms', which, { ...rejection, reason: 'Another.' }, answer)).toEqual([]);
      expect(await candidates.putOff('ms', id, start)).toBe(false);
      expect((await candidates.get('ms', id))?.decision).toEqual({ kind: 'rejected', ...rejection });
      expect(await deliveries.ofKeys('ms', [`answer:${id}`])).toHaveLength(1);
      const failing = await addOne({ origin: handedIn });
      await expect(
        candidates.reject('ms', { kind: 'these', ids: [failing.id] }, rejection, () => {
          throw new Error('full');
        }),
      ).rejects.toThrow('full');
      expect((await candidates.get('ms', failing.id))?.decision).toBeNull();
    });

    it('forget who handed them in with the decision, and the answer once it is given', async () => {
      const { candidates, deliveries, people } = use.ports;
      const { id } = await addOne({ origin: handedIn });
      expect((await people.kept(anna.person)).suggestions).toMatchObject([{ id }]);
      await candidates.reject('ms', { kind: 'these', ids: [id] }, rejection, answer);
      expect((await people.kept(anna.person)).suggestions).toEqual([]);
      expect((await candidates.get('ms', id))?.origin).toEqual({ kind: 'member', note: null, from: null });
      const claim = await claimOne(use.ports, start);
      await deliveries.begin(claim, start);
      await deliveries.settle(claim, { state: 'sent', messageId: 'm1', revision: 0, at: start });
      expect(await deliveries.get(claim.delivery.id)).toBeUndefined();
    });

    it('forget an answer nobody can tell the fate of, which no moderator sees to decide on', async () => {
      const { candidates, deliveries } = use.ports;
      const { id } = await addOne({ origin: handedIn });
      await candidates.reject('ms', { kind: 'these', ids: [id] }, rejection, answer);
      const claim = await claimOne(use.ports, start);
      await deliveries.begin(claim, start);
      await deliveries.settle(claim, { state: 'unknown', trouble: 'The line broke.', at: start });
      expect(await deliveries.get(claim.delivery.id)).toBeUndefined();
    });

    it('are counted and rejected by feed or by age, none that came since', async () => {
      const { candidates } = use.ports;
      const old = await addOne({ at: start - 10 * minute, origin: handedIn });
      const fed = await addOne();
      const other = await addOne({ origin: { kind: 'feed', feed: 4 } });
      const late = await addOne();
      const ofFeed = { kind: 'feed', feed: 3, upTo: fed.id } as const;
      expect(await candidates.measure('ms', ofFeed)).toEqual({ count: 1, members: 0 });
      expect(await candidates.measure('ms', { ...ofFeed, upTo: late.id })).toEqual({ count: 2, members: 0 });
      const before = { kind: 'before', before: start, upTo: late.id } as const;
      expect(await candidates.measure('ms', before)).toEqual({ count: 1, members: 1 });
      const idsRejected = async (which: typeof ofFeed | typeof before) =>
        (await candidates.reject('ms', which, rejection, answer)).map(({ id }) => id);
      expect(await idsRejected(ofFeed)).toEqual([fed.id]);
      expect(await idsRejected(before)).toEqual([old.id]);
      expect(await idsOf()).toEqual([late.id, other.id]);
    });

    it('are decided with the article made of them, or of their address', async () => {
      const { candidates, ledger, deliveries } = use.ports;
      const chosen = await addOne({ origin: handedIn });
      const same = await addOne({ url: 'http://www.example.org/made', origin: handedIn });
      const other = await addOne();
      const article = await ledger.publish(
        anArticle({ canonicalUrl: 'https://example.org/made' }),
        (_article, settled) => answer(settled),
        chosen.id,
      );
      expect((await candidates.get('ms', chosen.id))?.decision).toMatchObject({
        kind: 'published',
        article: article?.id,
        by: 'discord:7',
      });
      expect(await idsOf()).toEqual([other.id]);
      expect(await deliveries.ofKeys('ms', [`answer:${chosen.id}`, `answer:${same.id}`])).toHaveLength(2);
    });

    it('are not published once rejected', async () => {
      const { candidates, ledger } = use.ports;
      const { id } = await addOne();
      await candidates.reject('ms', { kind: 'these', ids: [id] }, rejection, () => []);
      expect(await ledger.publish(anArticle(), () => [], id)).toBeUndefined();
    });

    it('are forgotten long after the decision', async () => {
      const { candidates } = use.ports;
      const { id } = await addOne();
      const waiting = await addOne();
      await candidates.reject('ms', { kind: 'these', ids: [id] }, rejection, () => []);
      expect(await candidates.forget(rejection.at)).toBe(0);
      expect(await candidates.forget(rejection.at + 1)).toBe(1);
      expect(await candidates.get('ms', id)).toBeUndefined();
      expect(await idsOf()).toEqual([waiting.id]);
    });
  });
}
