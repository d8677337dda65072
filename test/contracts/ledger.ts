import { describe, expect, it } from 'vitest';
import { claimOne, publishTo, usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, aDigest, anArticle, aSubscription, minute, start } from './samples.ts';

export function ledgerContract(name: string, open: OpenPorts): void {
  describe(`ledger: ${name}`, () => {
    const use = usePorts(open);

    it('gives every article a higher number than those before it', async () => {
      const first = await publishTo(use.ports, []);
      const second = await publishTo(use.ports, [], { community: 'als' });
      const third = await publishTo(use.ports, []);
      expect(first.id).toBeLessThan(second.id);
      expect(second.id).toBeLessThan(third.id);
    });

    it('writes what is owed with the article', async () => {
      const article = await publishTo(use.ports, ['discord:1:10', 'slack:T1:C1']);
      const copies = await use.ports.deliveries.ofArticle('ms', article.id);
      expect(copies.map((copy) => copy.channel)).toEqual(['discord:1:10', 'slack:T1:C1']);
      expect(copies[0]).toEqual({
        id: copies[0]?.id,
        community: 'ms',
        channel: 'discord:1:10',
        work: { kind: 'article', article: article.id },
        key: `article:${article.id}:discord:1:10`,
        state: 'pending',
        attempts: 0,
        createdAt: start,
        dueAt: start,
        tryingSince: null,
        messageId: null,
        revision: null,
        settledAt: null,
        trouble: null,
      });
    });

    it('tells who follows at that very moment, in that community alone', async () => {
      const { ledger, subscriptions } = use.ports;
      const { subscription } = await subscriptions.put(aSubscription({ channel: 'discord:1:@9' }));
      await subscriptions.put(aSubscription({ channel: 'discord:1:10' }));
      await subscriptions.put(aSubscription({ community: 'als', channel: 'discord:2:10' }));
      const told: (readonly string[])[] = [];
      const publish = () =>
        ledger.publish(anArticle(), (_article, _settled, following) => {
          told.push(following.map(({ channel }) => channel));
          return [];
        });
      await publish();
      await subscriptions.remove('ms', subscription.id);
      await publish();
      expect(told).toEqual([['discord:1:@9', 'discord:1:10'], ['discord:1:10']]);
    });

    it('writes nothing for an address the community already has', async () => {
      const article = await publishTo(use.ports, []);
      const again = anArticle({ canonicalUrl: article.canonicalUrl, title: 'Again' });
      expect(await use.ports.ledger.publish(again, () => [aDelivery({ id: 'again' })])).toBeUndefined();
      expect(await use.ports.deliveries.get('again')).toBeUndefined();
      expect((await use.ports.articles.latest('ms', { limit: 5 })).map(({ id }) => id)).toEqual([article.id]);
    });

    it('lets two communities share one address, and a withdrawn one be published anew', async () => {
      const { canonicalUrl, ...article } = await publishTo(use.ports, []);
      await publishTo(use.ports, [], { community: 'als', canonicalUrl });
      const gone = { ...article, canonicalUrl, life: 'withdrawn' as const, revision: 2, correctedAt: start };
      await use.ports.ledger.revise(gone, () => []);
      const anew = await publishTo(use.ports, [], { canonicalUrl });
      expect(anew.id).not.toBe(article.id);
      expect((await use.ports.articles.findByUrl('ms', canonicalUrl))?.id).toBe(anew.id);
    });

    it('writes nothing when what is owed cannot be told', async () => {
      const article = anArticle();
      const publish = use.ports.ledger.publish(article, () => {
        throw new Error('no room');
      });
      await expect(publish).rejects.toThrow('no room');
      expect(await use.ports.articles.findByUrl('ms', article.canonicalUrl)).toBeUndefined();
    });

    it('takes two deliveries with one key for the same', async () => {
      const first = aDelivery({ key: 'same' });
      const second = aDelivery({ key: 'same' });
      await use.ports.ledger.publish(anArticle(), () => [first]);
      await use.ports.ledger.publish(anArticle(), () => [second]);
      expect(await use.ports.deliveries.get(first.id)).toBeDefined();
      expect(await use.ports.deliveries.get(second.id)).toBeUndefined();
      expect((await use.ports.deliveries.count('ms')).pending).toBe(1);
    });

    it('revises the revision it was made from, and no other', async () => {
      const article = await publishTo(use.ports, []);
      const mine = { ...article, title: 'Mine', categories: ['living-with-ms'], revision: 2 };
      const theirs = { ...article, title: 'Theirs', revision: 2 };
      expect(await use.ports.ledger.revise(mine, () => [aDelivery({ id: 'mine' })])).toEqual(mine);
      expect(await use.ports.ledger.revise(theirs, () => [aDelivery({ id: 'theirs' })])).toBeUndefined();
      expect(await use.ports.articles.get('ms', article.id)).toEqual(mine);
      expect(await use.ports.deliveries.get('mine')).toBeDefined();
      expect(await use.ports.deliveries.get('theirs')).toBeUndefined();
      expect(await use.ports.articles.countByCategory('ms')).toEqual(new Map([['living-with-ms', 1]]));
    });

    it('owes what follows for the copies there are when it is written, a digest owed a moment ago among them', async () => {
      const article = await publishTo(use.ports, ['discord:1:1']);
      const digest = aDigest([article.id]);
      const { subscription } = await use.ports.subscriptions.put(aSubscription());
      const revise = use.ports.ledger.revise({ ...article, revision: 2 }, (copies) =>
        copies.map((copy) => aDelivery({ id: `after-${copy.work.kind}`, channel: copy.channel })),
      );
      const plan = use.ports.subscriptions.advance(subscription, { toldUntil: start + 1, nextAt: null }, [digest]);
      await Promise.all([plan, revise]);
      // Whichever came first: a digest that is owed later is composed of what stands then.
      expect(await use.ports.deliveries.get('after-article')).toBeDefined();
      await use.ports.ledger.revise({ ...article, revision: 3 }, (copies) =>
        copies.map((copy) => aDelivery({ id: `then-${copy.work.kind}`, channel: copy.channel })),
      );
      expect(await use.ports.deliveries.get('then-digest')).toBeDefined();
    });

    it('stamps news after every window its community was told', async () => {
      const { subscription } = await use.ports.subscriptions.put(aSubscription());
      await use.ports.subscriptions.advance(subscription, { toldUntil: start + minute, nextAt: null }, []);
      const article = await publishTo(use.ports, []);
      expect(article.sharedAt).toBe(start + minute + 1);
      expect((await use.ports.articles.get('ms', article.id))?.sharedAt).toBe(start + minute + 1);
      expect((await publishTo(use.ports, [], { community: 'als' })).sharedAt).toBe(start);
      expect((await publishTo(use.ports, [], { sharedAt: start + 5 * minute })).sharedAt).toBe(start + 5 * minute);
    });

    it('stamps a correction the same way, and leaves an older one its time', async () => {
      const article = await publishTo(use.ports, []);
      const { subscription } = await use.ports.subscriptions.put(aSubscription());
      await use.ports.subscriptions.advance(subscription, { toldUntil: start + minute, nextAt: null }, []);
      const corrected = await use.ports.ledger.revise({ ...article, revision: 2, correctedAt: start }, () => []);
      expect(corrected?.correctedAt).toBe(start + minute + 1);
      const moved = { ...subscription, toldUntil: start + minute, nextAt: null };
      await use.ports.subscriptions.advance(moved, { toldUntil: start + 9 * minute, nextAt: null }, []);
      if (!corrected) throw new Error('it was corrected');
      const quietly = { ...corrected, title: 'New title', revision: 3 };
      expect(await use.ports.ledger.revise(quietly, () => [])).toEqual(quietly);
    });

    it('keeps every notice readers were given, and takes a quiet edit for none', async () => {
      const article = await publishTo(use.ports, []);
      const disputed = { text: 'Two experts disagree.', link: null, at: start + 1 };
      const withdrawn = { text: 'It was a hoax.', link: 'https://example.org/hoax', at: start + minute };
      const second = { ...article, revision: 2, standing: 'disputed' as const, notice: disputed };
      const third = { ...second, revision: 3, title: 'Quietly' };
      const last = { ...third, revision: 4, life: 'withdrawn' as const, notice: withdrawn };
      for (const revised of [second, third, last]) await use.ports.ledger.revise(revised, () => []);
      expect(await use.ports.articles.notices('ms', article.id)).toEqual([
        { ...disputed, life: 'published', standing: 'disputed' },
        { ...withdrawn, life: 'withdrawn', standing: 'disputed' },
      ]);
      expect(await use.ports.articles.notices('als', article.id)).toEqual([]);
    });

    it('revises nothing of another community', async () => {
      const article = await publishTo(use.ports, []);
      const foreign = { ...article, community: 'als', title: 'Taken over', revision: 2 };
      expect(await use.ports.ledger.revise(foreign, () => [])).toBeUndefined();
      expect(await use.ports.articles.get('ms', article.id)).toEqual(article);
    });

    it('lets one of many revisions of the same article win', async () => {
      const article = await publishTo(use.ports, []);
      const wins = await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          use.ports.ledger.revise({ ...article, title: `T${i}`, revision: 2 }, () => []),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    describe('withdrawing', () => {
      const withdraw = async (article: Awaited<ReturnType<typeof publishTo>>) =>
        use.ports.ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: start + 1 }, () => []);
      const statesOf = async (article: number) =>
        (await use.ports.deliveries.ofArticle('ms', article)).map(({ channel, state }) => `${channel} ${state}`);

      it('drops copies nobody has tried to send, and keeps the others', async () => {
        const article = await publishTo(use.ports, ['discord:1:1', 'discord:1:2', 'discord:1:3', 'discord:1:4']);
        const claims = await use.ports.deliveries.claim(start, minute, 3, ['discord']);
        const [sent, refused, doubtful] = claims;
        if (!sent || !refused || !doubtful) throw new Error('three claims');
        for (const claim of claims) await use.ports.deliveries.begin(claim, start);
        await use.ports.deliveries.settle(sent, { state: 'sent', messageId: 'm', revision: 1, at: start });
        const waiting = { state: 'waiting', dueAt: start + 5, trouble: 'later' } as const;
        await use.ports.deliveries.settle(refused, { ...waiting, inDoubt: false });
        await use.ports.deliveries.settle(doubtful, { ...waiting, inDoubt: true });
        expect(await withdraw(article)).toMatchObject({ life: 'withdrawn' });
        expect(await statesOf(article.id)).toEqual(['discord:1:1 sent', 'discord:1:3 waiting']);
      });

      it('takes a claimed copy away from a worker that has not begun', async () => {
        const article = await publishTo(use.ports, ['discord:1:1']);
        const claim = await claimOne(use.ports, start);
        await withdraw(article);
        expect(await use.ports.deliveries.begin(claim, start)).toBe(false);
        expect(await statesOf(article.id)).toEqual([]);
      });

      it('leaves a copy being sent to its worker', async () => {
        const article = await publishTo(use.ports, ['discord:1:1']);
        const claim = await claimOne(use.ports, start);
        await use.ports.deliveries.begin(claim, start);
        await withdraw(article);
        const settled = { state: 'sent', messageId: 'm', revision: 1, at: start } as const;
        expect(await use.ports.deliveries.settle(claim, settled)).toBe(true);
      });

      it('owes no edit of a copy it drops', async () => {
        const article = await publishTo(use.ports, ['discord:1:1', 'discord:1:2']);
        const [first, second] = await use.ports.deliveries.ofArticle('ms', article.id);
        const [claim] = await use.ports.deliveries.claim(start, minute, 1, ['discord']);
        if (!first || !second || !claim) throw new Error('two copies, one claimed');
        await use.ports.deliveries.begin(claim, start);
        await use.ports.ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: start }, (copies) =>
          copies.map(({ id, channel }) =>
            aDelivery({ id: `edit-${id}`, channel, work: { kind: 'edit', target: id, article: article.id } }),
          ),
        );
        expect(await use.ports.deliveries.get(`edit-${first.id}`)).toBeDefined();
        expect(await use.ports.deliveries.get(`edit-${second.id}`)).toBeUndefined();
      });

      it('keeps digests that hold the article among others', async () => {
        const article = await publishTo(use.ports, []);
        const digest = aDigest([article.id]);
        await use.ports.ledger.publish(anArticle(), () => [digest]);
        await withdraw(article);
        expect((await use.ports.deliveries.get(digest.id))?.state).toBe('pending');
      });
    });

    describe('bringing what was shared elsewhere', () => {
      it('keeps its dates, but nobody still has to be told of it', async () => {
        const { articles, ledger, subscriptions, deliveries } = use.ports;
        const toldUntil = start - 60 * minute;
        await subscriptions.put(aSubscription({ toldUntil }));
        const old = anArticle({ sharedAt: start - 9_000 * minute });
        const fresh = anArticle({ sharedAt: start, standing: 'disputed', correctedAt: start, revision: 2 });
        const [first, second] = await ledger.bring([old, fresh]);
        expect(first).toEqual({ ...old, id: first?.id });
        expect(second).toMatchObject({ sharedAt: toldUntil, correctedAt: toldUntil });
        expect(await articles.get('ms', second?.id ?? 0)).toEqual(second);
        expect(await articles.sharedBetween('ms', toldUntil, start)).toEqual([]);
        expect(await articles.correctedBetween('ms', toldUntil, start)).toEqual([]);
        expect(await deliveries.nextDue(['discord', 'slack'])).toBeNull();
        expect((await articles.find('ms', { words: 'veins' })).total).toBe(2);
        expect((await articles.countByCategory('ms')).get('treatment')).toBe(2);
      });

      it('leaves out what is there already, and keeps what was withdrawn as it was', async () => {
        const { articles, ledger } = use.ports;
        const known = await publishTo(use.ports, []);
        const gone = anArticle({ life: 'withdrawn', correctedAt: start });
        const [again, withdrawn] = await ledger.bring([anArticle({ canonicalUrl: known.canonicalUrl }), gone]);
        expect(again).toBeUndefined();
        expect(await articles.get('ms', withdrawn?.id ?? 0)).toMatchObject({ life: 'withdrawn' });
        expect(await articles.findByUrl('ms', gone.canonicalUrl)).toBeUndefined();
        expect(await ledger.bring([gone])).toEqual([undefined]);
        expect((await articles.countByCategory('ms')).get('treatment')).toBe(1);
      });
    });
  });
}
