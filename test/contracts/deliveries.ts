import { describe, expect, it } from 'vitest';
import type { Claim, Outcome, Work } from '../../src/core/delivery.ts';
import { claimOne, owe, publishTo, usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, aDigest, minute, start } from './samples.ts';

const everywhere = ['discord', 'slack'];
const aCard = {
  kind: 'card',
  article: 1,
  card: { channel: 'slack:T1:C1', message: '1.1', urls: ['https://news.example/c/ms/a/1-veins'] },
} as const satisfies Work;
const sent = { state: 'sent', messageId: 'm1', revision: 1, at: start + 5 } as const satisfies Outcome;

export function deliveriesContract(name: string, open: OpenPorts): void {
  describe(`deliveries: ${name}`, () => {
    const use = usePorts(open);
    const claim = async (now = start, limit = 10) =>
      (await use.ports.deliveries.claim(now, minute, limit, everywhere)).map(({ delivery }) => delivery.id);
    const get = async (id: string) => {
      const delivery = await use.ports.deliveries.get(id);
      if (!delivery) throw new Error(`no delivery ${id}`);
      return delivery;
    };
    const attempt = async (outcome: Outcome, now = start): Promise<Claim> => {
      const claimed = await claimOne(use.ports, now);
      expect(await use.ports.deliveries.begin(claimed, now)).toBe(true);
      expect(await use.ports.deliveries.settle(claimed, outcome)).toBe(true);
      return claimed;
    };

    describe('claim', () => {
      it('takes the first of each channel, in the order they were owed', async () => {
        await owe(
          use.ports,
          aDelivery({ id: 'a1', channel: 'discord:1:1' }),
          aDelivery({ id: 'a2', channel: 'discord:1:1' }),
          aDelivery({ id: 'b1', channel: 'discord:1:2' }),
          aDelivery({ id: 'c1', channel: 'slack:T1:C1' }),
        );
        expect(await claim(start, 2)).toEqual(['a1', 'b1']);
        expect(await claim()).toEqual(['c1']);
        expect(await claim()).toEqual([]);
      });

      it('takes none when none are asked for', async () => {
        await owe(use.ports, aDelivery());
        expect(await claim(start, 0)).toEqual([]);
        expect(await claim(start, -1)).toEqual([]);
      });

      it('works for communities side by side', async () => {
        await owe(use.ports, aDelivery({ id: 'ms' }));
        await owe(use.ports, aDelivery({ id: 'als', community: 'als', channel: 'discord:2:1' }));
        expect(await claim()).toEqual(['ms', 'als']);
      });

      it('leaves what is not due yet', async () => {
        await owe(use.ports, aDelivery({ id: 'later', dueAt: start + 10 }));
        expect(await claim(start + 9)).toEqual([]);
        expect(await claim(start + 10)).toEqual(['later']);
      });

      it('goes on with a channel once its first is settled', async () => {
        await owe(use.ports, aDelivery({ id: '1' }), aDelivery({ id: '2' }));
        await attempt(sent);
        expect(await claim()).toEqual(['2']);
      });

      it.each(['unknown', 'gone', 'failed'] as const)('lets the next go ahead of a %s one', async (state) => {
        await owe(use.ports, aDelivery({ id: '1' }), aDelivery({ id: '2' }));
        await attempt({ state, trouble: 'So it is.', at: start });
        expect(await claim()).toEqual(['2']);
      });

      it('leaves other platforms’ to those who run them', async () => {
        await owe(
          use.ports,
          aDelivery({ id: 'd', channel: 'discord:1:1' }),
          aDelivery({ id: 's', channel: 'slack:T1:C1', dueAt: start + 10 }),
        );
        const { deliveries } = use.ports;
        expect(await deliveries.claim(start, minute, 10, [])).toEqual([]);
        expect(await deliveries.nextDue(['slack'])).toBe(start + 10);
        expect(await deliveries.nextDue(['elsewhere'])).toBeNull();
        expect(await deliveries.nextDue([])).toBeNull();
        const claimed = await deliveries.claim(start + 10, minute, 10, ['slack']);
        expect(claimed.map(({ delivery }) => delivery.id)).toEqual(['s']);
      });

      it('passes over an edit that waits, and comes back to it when it is due', async () => {
        const edit = { work: { kind: 'edit', target: 'x', article: 1 } } as const;
        await owe(use.ports, aDelivery({ id: 'edit', ...edit }), aDelivery({ id: '1' }), aDelivery({ id: '2' }));
        await attempt({ state: 'waiting', dueAt: start + 100, trouble: 'too many edits', inDoubt: false });
        expect(await use.ports.deliveries.nextDue(everywhere)).toBe(start);
        await attempt(sent, start + 1);
        expect(await claim(start + 100)).toEqual(['edit']);
        expect(await claim(start + 100)).toEqual([]);
      });

      it('passes over a card that is not due, for it is an edit of somebody’s message', async () => {
        await owe(use.ports, aDelivery({ id: 'card', work: aCard, dueAt: start + 100 }), aDelivery({ id: '1' }));
        expect(await use.ports.deliveries.nextDue(everywhere)).toBe(start);
        await attempt(sent);
        expect(await claim(start + 99)).toEqual([]);
        expect(await claim(start + 100)).toEqual(['card']);
      });

      it('lets no edit overtake the post it changes', async () => {
        const edit = { work: { kind: 'edit', target: 'post', article: 1 } } as const;
        await owe(use.ports, aDelivery({ id: 'post' }), aDelivery({ id: 'edit', ...edit }));
        await attempt({ state: 'waiting', dueAt: start + 100, trouble: 'busy', inDoubt: false });
        expect(await claim(start + 99)).toEqual([]);
        await attempt(sent, start + 100);
        expect(await claim(start + 100)).toEqual(['edit']);
      });

      it('lets nobody overtake one that waits', async () => {
        await owe(use.ports, aDelivery({ id: '1' }), aDelivery({ id: '2' }));
        await attempt({ state: 'waiting', dueAt: start + 100, trouble: 'busy', inDoubt: false });
        expect(await claim(start + 99)).toEqual([]);
        expect(await claim(start + 100)).toEqual(['1']);
      });

      it('hands a delivery on when its lease has run out, begun or not', async () => {
        await owe(
          use.ports,
          aDelivery({ id: 'begun', channel: 'discord:1:1' }),
          aDelivery({ id: 'idle', channel: 'discord:1:2' }),
        );
        const [begun, idle] = await use.ports.deliveries.claim(start, minute, 10, everywhere);
        if (!begun || !idle) throw new Error('two claims');
        await use.ports.deliveries.begin(begun, start + 1);
        expect(await claim(start + minute - 1)).toEqual([]);
        const again = await use.ports.deliveries.claim(start + minute, minute, 10, everywhere);
        expect(again.map(({ delivery }) => [delivery.id, delivery.state, delivery.tryingSince])).toEqual([
          ['begun', 'sending', start + 1],
          ['idle', 'pending', null],
        ]);
        expect(again.map(({ token }) => token)).not.toContain(begun.token);
      });

      it('hands nothing to two who ask at once', async () => {
        await owe(use.ports, ...Array.from({ length: 20 }, (_, i) => aDelivery({ channel: `discord:1:${i}` })));
        const hands = await Promise.all(Array.from({ length: 8 }, () => claim(start, 5)));
        expect(new Set(hands.flat()).size).toBe(hands.flat().length);
        expect(hands.flat()).toHaveLength(20);
      });
    });

    describe('begin', () => {
      it('commits the attempt before anything is sent', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        const claimed = await claimOne(use.ports, start);
        expect(await use.ports.deliveries.begin(claimed, start + 1)).toBe(true);
        expect(await get('1')).toMatchObject({ state: 'sending', attempts: 1, tryingSince: start + 1 });
      });

      it('remembers the first attempt that is in doubt, not the latest', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        await attempt({ state: 'waiting', dueAt: start + 10, trouble: 'no answer', inDoubt: true });
        expect(await get('1')).toMatchObject({ state: 'waiting', tryingSince: start, trouble: 'no answer' });
        const claimed = await claimOne(use.ports, start + 10);
        await use.ports.deliveries.begin(claimed, start + 11);
        expect(await get('1')).toMatchObject({ attempts: 2, tryingSince: start });
      });

      it('refuses whoever lost the lease', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        const lost = await claimOne(use.ports, start);
        expect(await use.ports.deliveries.begin(lost, start + minute)).toBe(false);
        const taken = await claimOne(use.ports, start + minute);
        expect(await use.ports.deliveries.begin(lost, start + minute)).toBe(false);
        expect(await use.ports.deliveries.begin(taken, start + minute)).toBe(true);
        expect((await get('1')).attempts).toBe(1);
      });
    });

    describe('settle', () => {
      it('records what was sent', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        await attempt({ state: 'sent', messageId: 'm9', revision: 4, at: start + 5 });
        expect(await get('1')).toMatchObject({
          state: 'sent',
          messageId: 'm9',
          revision: 4,
          settledAt: start + 5,
          tryingSince: null,
          trouble: null,
        });
      });

      it('owes what stands for it in the same breath, and no second one under its key', async () => {
        const { deliveries } = use.ports;
        const work = { kind: 'reply', target: 'x', article: 1, at: start, revision: 2 } as const;
        const notice = { at: start, revision: 2 };
        const edit = { work: { kind: 'edit', target: 'x', article: 1, notice } } as const;
        await owe(use.ports, aDelivery({ id: '1', ...edit }), aDelivery({ id: '2', ...edit }));
        for (const id of ['3', '4']) {
          const instead = aDelivery({ id, work, key: 'reply:x:1.2' });
          await attempt({ state: 'failed', trouble: 'It is too old.', at: start, instead });
        }
        expect((await get('1')).work).toEqual(edit.work);
        expect(await deliveries.ofKeys('ms', ['reply:x:1.2'])).toMatchObject([{ id: '3', state: 'pending', work }]);
        expect(await claim()).toEqual(['3']);
      });

      it('owes nothing for whoever lost it', async () => {
        const { deliveries } = use.ports;
        await owe(use.ports, aDelivery({ id: '1' }));
        const late = await claimOne(use.ports, start);
        await claim(start + minute);
        const instead = aDelivery({ key: 'reply:x:1.2' });
        expect(await deliveries.settle(late, { state: 'failed', trouble: 'no', at: start, instead })).toBe(false);
        expect(await deliveries.ofKeys('ms', ['reply:x:1.2'])).toEqual([]);
      });

      it('forgets the doubt when the last attempt surely did not arrive', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        await attempt({ state: 'waiting', dueAt: start + 10, trouble: 'refused', inDoubt: false });
        expect(await get('1')).toMatchObject({
          state: 'waiting',
          dueAt: start + 10,
          tryingSince: null,
          settledAt: null,
        });
      });

      it.each(['unknown', 'gone', 'failed'] as const)('says why it is %s', async (state) => {
        await owe(use.ports, aDelivery({ id: '1' }));
        await attempt({ state, trouble: 'The channel was deleted.', at: start + 7 });
        expect(await get('1')).toMatchObject({ state, trouble: 'The channel was deleted.', settledAt: start + 7 });
      });

      it('takes a true answer after the lease ran out, but not after somebody took over', async () => {
        await owe(use.ports, aDelivery({ id: '1' }), aDelivery({ id: '2' }));
        const slow = await claimOne(use.ports, start);
        await use.ports.deliveries.begin(slow, start);
        expect(await use.ports.deliveries.settle(slow, { ...sent, at: start + 2 * minute })).toBe(true);
        const lost = await claimOne(use.ports, start);
        await use.ports.deliveries.begin(lost, start);
        await claimOne(use.ports, start + minute);
        expect(await use.ports.deliveries.settle(lost, sent)).toBe(false);
        expect((await get('2')).state).toBe('sending');
      });

      it('happens once', async () => {
        await owe(use.ports, aDelivery({ id: '1' }));
        const claimed = await attempt(sent);
        expect(await use.ports.deliveries.settle(claimed, { state: 'failed', trouble: 'x', at: start })).toBe(false);
        expect(await use.ports.deliveries.begin(claimed, start)).toBe(false);
        expect((await get('1')).state).toBe('sent');
      });
    });

    describe('what was told to a person alone', () => {
      const works: readonly Work[] = [
        { kind: 'answer', candidate: 1 },
        { kind: 'reported', article: 1, revision: 1, reason: null },
        { kind: 'ended', category: 'Treatment' },
      ];
      const ends = ['sent', 'unknown', 'gone', 'failed'] as const;
      it.each(works.flatMap((work) => ends.map((state) => ({ work, state, kind: work.kind }))))(
        'is not kept: $kind, $state',
        async ({ work, state }) => {
          await owe(use.ports, aDelivery({ id: '1', channel: 'discord:1:@ada', work }));
          await attempt(state === 'sent' ? sent : { state, trouble: 'No answer.', at: start });
          expect(await use.ports.deliveries.get('1')).toBeUndefined();
        },
      );

      it('is kept while it may still be sent', async () => {
        await owe(use.ports, aDelivery({ id: '1', channel: 'discord:1:@ada', work: { kind: 'answer', candidate: 1 } }));
        await attempt({ state: 'waiting', dueAt: start + 10, trouble: 'No answer.', inDoubt: true });
        expect(await claim(start + 10)).toEqual(['1']);
      });
    });

    describe('what shows an article', () => {
      it('is its own copies and the digests that hold or correct it, not the edits', async () => {
        const { ports } = use;
        const article = await publishTo(ports, ['discord:1:1']);
        const other = await publishTo(ports, ['discord:1:2']);
        const holds = aDigest([other.id, article.id]);
        const corrects = aDigest([], [article.id]);
        const edit = aDelivery({ work: { kind: 'edit', target: 'x', article: article.id } });
        await owe(ports, holds, corrects, aDigest([other.id]), edit);
        const [own, ...digests] = await ports.deliveries.ofArticle('ms', article.id);
        expect(own?.work).toEqual({ kind: 'article', article: article.id });
        expect(digests.map(({ id }) => id)).toEqual([holds.id, corrects.id]);
        expect(digests[0]?.work).toEqual(holds.work);
        expect(await ports.deliveries.ofArticle('als', article.id)).toEqual([]);
      });
    });

    describe('the moderators’ view', () => {
      it('counts every state, of one community', async () => {
        const { deliveries } = use.ports;
        await owe(use.ports, aDelivery(), aDelivery());
        await owe(use.ports, aDelivery({ community: 'als', channel: 'discord:2:1' }));
        const [first] = await deliveries.claim(start, minute, 1, everywhere);
        if (!first) throw new Error('a claim');
        await deliveries.begin(first, start);
        await deliveries.settle(first, sent);
        const nothing = { pending: 0, sending: 0, sent: 0, unknown: 0, waiting: 0, gone: 0, failed: 0 };
        expect(await deliveries.count('ms')).toEqual({ ...nothing, pending: 1, sent: 1 });
        expect(await deliveries.count('als')).toEqual({ ...nothing, pending: 1 });
      });

      it('leaves out cards under people’s messages, and forgets them once they are settled', async () => {
        const { deliveries } = use.ports;
        const waiting = { state: 'waiting', dueAt: start + 10, trouble: 'busy', inDoubt: false } as const;
        for (const outcome of [waiting, { ...sent, at: start + 20 }] as const) {
          await owe(use.ports, aDelivery({ id: 'card', work: aCard, key: 'card:1' }));
          await attempt(outcome, start + 10);
          expect(await deliveries.troubled('ms', 10)).toEqual([]);
          expect(Object.values(await deliveries.count('ms')).every((count) => count === 0)).toBe(true);
        }
        expect(await deliveries.get('card')).toBeUndefined();
      });

      it('leaves out what goes to people’s direct messages, even as a number', async () => {
        const { deliveries } = use.ports;
        await owe(use.ports, aDelivery({ channel: 'discord:1:@7' }), aDelivery({ channel: 'slack:T1:@U7' }));
        expect((await deliveries.count('ms')).pending).toBe(0);
      });

      it('lists what went wrong, newest first', async () => {
        const trouble = 'Trouble.';
        const outcomes: readonly Outcome[] = [
          { state: 'unknown', trouble, at: start },
          sent,
          { state: 'gone', trouble, at: start },
          { state: 'failed', trouble, at: start },
          { state: 'waiting', dueAt: start + 9, trouble, inDoubt: false },
        ];
        for (const outcome of outcomes) {
          await owe(use.ports, aDelivery());
          await attempt(outcome);
        }
        await owe(use.ports, aDelivery());
        const listed = await use.ports.deliveries.troubled('ms', 10);
        expect(listed.map(({ state }) => state)).toEqual(['waiting', 'failed', 'gone', 'unknown']);
        expect(await use.ports.deliveries.troubled('ms', 1)).toHaveLength(1);
        expect(await use.ports.deliveries.troubled('als', 10)).toEqual([]);
      });

      const troubled = async (state: 'unknown' | 'failed' | 'gone') => {
        await owe(use.ports, aDelivery({ id: '1' }));
        await attempt({ state, trouble: 'No answer.', at: start });
      };

      it.each(['unknown', 'failed'] as const)('sends a %s one again', async (state) => {
        await troubled(state);
        expect(await use.ports.deliveries.decide('ms', '1', 'again', start + 50)).toBe(true);
        expect(await get('1')).toMatchObject({ state: 'pending', tryingSince: null, settledAt: null });
        expect(await claim(start + 50)).toEqual(['1']);
      });

      it.each(['unknown', 'failed'] as const)('takes a %s one for arrived or dropped', async (state) => {
        await troubled(state);
        expect(await use.ports.deliveries.decide('ms', '1', 'arrived', start + 50)).toBe(true);
        expect(await get('1')).toMatchObject({
          state: 'sent',
          settledAt: start + 50,
          tryingSince: null,
          messageId: null,
        });
        await owe(use.ports, aDelivery({ id: '2' }));
        await attempt({ state, trouble: 'No answer.', at: start });
        expect(await use.ports.deliveries.decide('ms', '2', 'dropped', start + 50)).toBe(true);
        expect(await get('2')).toMatchObject({ state: 'gone', settledAt: start + 50 });
      });

      it.each(['unknown', 'arrived'] as const)('remembers the message of an %s one when it is found', async (state) => {
        await troubled('unknown');
        if (state === 'arrived') await use.ports.deliveries.decide('ms', '1', 'arrived', start + 50);
        await use.ports.deliveries.identify('1', 'm7', start + 60);
        expect(await get('1')).toMatchObject({
          state: 'sent',
          messageId: 'm7',
          revision: 0,
          settledAt: state === 'arrived' ? start + 50 : start,
          trouble: null,
        });
        await use.ports.deliveries.identify('1', 'm8', start + 70);
        expect((await get('1')).messageId).toBe('m7');
      });

      it('takes no found message for one that is given up or on its way', async () => {
        await troubled('failed');
        await owe(use.ports, aDelivery({ id: '2' }));
        for (const id of ['1', '2']) await use.ports.deliveries.identify(id, 'm7', start);
        expect((await get('1')).state).toBe('failed');
        expect((await get('2')).state).toBe('pending');
      });

      it('has no word on the others', async () => {
        await troubled('gone');
        await owe(use.ports, aDelivery({ id: '2' }));
        const { deliveries } = use.ports;
        expect(await deliveries.decide('ms', '1', 'again', start)).toBe(false);
        expect(await deliveries.decide('ms', '2', 'dropped', start)).toBe(false);
        expect(await deliveries.decide('ms', 'none', 'again', start)).toBe(false);
      });

      it('has no word on another community', async () => {
        await troubled('unknown');
        expect(await use.ports.deliveries.decide('als', '1', 'again', start)).toBe(false);
        expect((await get('1')).state).toBe('unknown');
      });
    });

    describe('how long the worker may sleep', () => {
      it('is for ever when nothing is open', async () => {
        expect(await use.ports.deliveries.nextDue(everywhere)).toBeNull();
        await owe(use.ports, aDelivery());
        await attempt(sent);
        expect(await use.ports.deliveries.nextDue(everywhere)).toBeNull();
      });

      it('is until the first of a channel is due, whatever stands behind it', async () => {
        await owe(use.ports, aDelivery(), aDelivery());
        await attempt({ state: 'waiting', dueAt: start + 500, trouble: 'busy', inDoubt: false });
        expect(await use.ports.deliveries.nextDue(everywhere)).toBe(start + 500);
        await owe(use.ports, aDelivery({ channel: 'slack:T1:C1', dueAt: start + 400 }));
        expect(await use.ports.deliveries.nextDue(everywhere)).toBe(start + 400);
      });

      it('is until the lease ends while somebody is at work', async () => {
        await owe(use.ports, aDelivery(), aDelivery());
        await claimOne(use.ports, start);
        expect(await use.ports.deliveries.nextDue(everywhere)).toBe(start + minute);
      });
    });
  });
}
