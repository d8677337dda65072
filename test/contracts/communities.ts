import { describe, expect, it } from 'vitest';
import { publishTo, usePorts, type OpenPorts } from './ports.ts';
import { aSubscription, settings } from './samples.ts';

export function communitiesContract(name: string, open: OpenPorts): void {
  describe(`communities: ${name}`, () => {
    const use = usePorts(open);

    it('knows the configured ones and their places', async () => {
      const ms = { id: 'ms', name: 'MS together', zone: 'Europe/Berlin' };
      expect(await use.ports.communities.ofPlace('discord:1')).toEqual(ms);
      expect(await use.ports.communities.ofPlace('slack:T1')).toEqual(ms);
      expect(await use.ports.communities.get('ms')).toEqual(ms);
      expect(await use.ports.communities.get('nobody')).toBeUndefined();
      expect((await use.ports.communities.places('ms')).toSorted()).toEqual(['discord:1', 'slack:T1']);
      expect(await use.ports.communities.places('nobody')).toEqual([]);
    });

    it('lists all there are, configured or not', async () => {
      await use.ports.communities.ofPlace('slack:T9');
      const ids = (await use.ports.communities.list()).map(({ name, zone }) => `${name} ${zone}`);
      expect(ids.toSorted()).toEqual([
        'ALS together America/New_York',
        'MS together Europe/Berlin',
        expect.stringContaining(' Europe/London'),
      ]);
    });

    it('calls a new community as its people call the place, and keeps a name once given', async () => {
      expect((await use.ports.communities.ofPlace('slack:T9', 'Lupus Circle')).name).toBe('Lupus Circle');
      expect((await use.ports.communities.ofPlace('slack:T9', 'Renamed')).name).toBe('Lupus Circle');
      expect((await use.ports.communities.ofPlace('discord:1', 'Another name')).name).toBe('MS together');
    });

    it('gives a place never seen before a community of its own, once', async () => {
      const many = await Promise.all(Array.from({ length: 6 }, () => use.ports.communities.ofPlace('slack:T9')));
      const [own] = many;
      if (!own) throw new Error('a community');
      expect(many).toEqual(many.map(() => own));
      expect(own.zone).toBe('Europe/London');
      expect(['ms', 'als']).not.toContain(own.id);
      expect(await use.ports.communities.places(own.id)).toEqual(['slack:T9']);
      expect(await use.ports.categories.list(own.id)).toEqual(settings.newcomer.categories);
      expect((await use.ports.communities.ofPlace('slack:T8')).id).not.toBe(own.id);
    });

    it('lets an empty place join another community, and what its channels follow with it', async () => {
      const own = await use.ports.communities.ofPlace('slack:T9');
      const { subscription } = await use.ports.subscriptions.put(
        aSubscription({ community: own.id, channel: 'slack:T9:C1' }),
      );
      expect(await use.ports.communities.join('slack:T9', 'ms')).toBe(true);
      expect((await use.ports.communities.ofPlace('slack:T9')).id).toBe('ms');
      expect(await use.ports.communities.places('ms')).toContain('slack:T9');
      expect(await use.ports.communities.places(own.id)).toEqual([]);
      expect(await use.ports.subscriptions.ofCommunity('ms')).toEqual([{ ...subscription, community: 'ms' }]);
      expect(await use.ports.subscriptions.ofCommunity(own.id)).toEqual([]);
    });

    it('merges no archives', async () => {
      const own = await use.ports.communities.ofPlace('slack:T9');
      const article = await publishTo(use.ports, [], { community: own.id });
      expect(await use.ports.communities.join('slack:T9', 'ms')).toBe(false);
      await use.ports.ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: 1 }, () => []);
      expect(await use.ports.communities.join('slack:T9', 'ms')).toBe(false);
      expect((await use.ports.communities.ofPlace('slack:T9')).id).toBe(own.id);
    });

    it('is at home already in its own community', async () => {
      await publishTo(use.ports, []);
      expect(await use.ports.communities.join('discord:1', 'ms')).toBe(true);
    });

    it('takes a place never seen before straight in', async () => {
      expect(await use.ports.communities.join('slack:T9', 'ms')).toBe(true);
      expect((await use.ports.communities.ofPlace('slack:T9')).id).toBe('ms');
    });

    it('does not join what is not there', async () => {
      await expect(use.ports.communities.join('slack:T9', 'nobody')).rejects.toThrow('nobody');
    });
  });
}
