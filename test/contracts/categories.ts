import { describe, expect, it } from 'vitest';
import { usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, aSubscription, settings } from './samples.ts';

const diet = { slug: 'diet', name: 'Diet', description: 'Food', keywords: ['vitamin d', 'salt'] };

export function categoriesContract(name: string, open: OpenPorts): void {
  describe(`categories: ${name}`, () => {
    const use = usePorts(open);
    const slugs = async (community = 'ms') =>
      (await use.ports.categories.list(community)).map((category) => category.slug);

    it('begins with the configured ones, in their order', async () => {
      expect(await use.ports.categories.list('ms')).toEqual(settings.communities[0]?.categories);
      expect(await use.ports.categories.list('nobody')).toEqual([]);
    });

    it('adds at the end, and never a slug twice', async () => {
      expect(await use.ports.categories.add('ms', diet)).toBe(true);
      expect(await use.ports.categories.add('ms', { ...diet, name: 'Other' })).toBe(false);
      expect((await use.ports.categories.list('ms')).at(-1)).toEqual(diet);
    });

    it('changes all but the slug, and keeps the place in the list', async () => {
      const changed = { slug: 'treatment', name: 'Therapies', description: 'New', keywords: ['dose'] };
      expect(await use.ports.categories.change('ms', changed)).toBe(true);
      expect((await use.ports.categories.list('ms'))[0]).toEqual(changed);
      expect(await use.ports.categories.change('ms', diet)).toBe(false);
      expect(await slugs()).toEqual(['treatment', 'living-with-ms']);
    });

    it('removes once; what is added later stands last', async () => {
      expect(await use.ports.categories.remove('ms', 'treatment', () => [])).toBe(true);
      expect(await use.ports.categories.remove('ms', 'treatment', () => [])).toBe(false);
      await use.ports.categories.add('ms', diet);
      expect(await slugs()).toEqual(['living-with-ms', 'diet']);
    });

    it('ends what followed one that is removed, and owes what is said of that, together', async () => {
      const topic = { kind: 'category', slug: 'treatment' } as const;
      const { subscription } = await use.ports.subscriptions.put(aSubscription({ topic, channel: 'discord:1:@9' }));
      const { subscription: other } = await use.ports.subscriptions.put(
        aSubscription({ topic: { kind: 'everything' }, channel: 'discord:1:@9' }),
      );
      const foreign = aSubscription({ topic, channel: 'discord:2:1', community: 'als' });
      await use.ports.subscriptions.put(foreign);
      const owed = aDelivery({ channel: 'discord:1:@9', work: { kind: 'ended', category: 'Treatment' } });
      const followers: number[] = [];
      const remove = (): Promise<boolean> =>
        use.ports.categories.remove('ms', 'treatment', (ended) => {
          followers.push(...ended.map(({ id }) => id));
          return [owed];
        });
      expect(await remove()).toBe(true);
      expect(await remove()).toBe(false);
      expect(followers).toEqual([subscription.id]);
      expect(await use.ports.subscriptions.ofCommunity('ms')).toEqual([other]);
      expect(await use.ports.subscriptions.ofCommunity('als')).toHaveLength(1);
      expect(await use.ports.deliveries.get(owed.id)).toMatchObject({ work: owed.work });
    });

    it('keeps each community’s list to itself', async () => {
      await use.ports.categories.add('als', diet);
      await use.ports.categories.change('als', { slug: 'treatment', name: 'X', description: '', keywords: [] });
      await use.ports.categories.remove('als', 'living-with-ms', () => []);
      expect(await use.ports.categories.list('ms')).toEqual(settings.communities[0]?.categories);
      expect(await slugs('als')).toEqual(['treatment', 'diet']);
    });
  });
}
