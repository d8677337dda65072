import { describe, expect, it } from 'vitest';
import { usePorts, type OpenPorts } from './ports.ts';

interface Thing {
  readonly name: string;
  readonly more?: readonly (number | null)[];
}

export function expiringContract(name: string, open: OpenPorts): void {
  describe(`expiring: ${name}`, () => {
    const use = usePorts(open);
    const things = () => use.ports.expiring<Thing>('things');

    it('gives back what was set, whatever is in it', async () => {
      const thing = { name: 'a "quote" \u0000 and 😀\n', more: [1, null] };
      await things().set('k', thing, 1_000);
      expect(await things().get('k')).toEqual(thing);
      await things().set('k', { name: 'other' }, 1_000);
      expect(await things().get('k')).toEqual({ name: 'other' });
      expect(await things().get('none')).toBeUndefined();
    });

    it('ends on its own', async () => {
      await things().set('k', { name: 'a' }, 1_000);
      use.clock.now += 999;
      expect(await things().get('k')).toEqual({ name: 'a' });
      use.clock.now += 1;
      expect(await things().get('k')).toBeUndefined();
      expect(await things().delete('k')).toBe(false);
    });

    it('lives anew from the last time it was set', async () => {
      await things().set('k', { name: 'a' }, 1_000);
      use.clock.now += 900;
      await things().set('k', { name: 'b' }, 1_000);
      use.clock.now += 900;
      expect(await things().get('k')).toEqual({ name: 'b' });
    });

    it('sets for the one who is first', async () => {
      const firsts = await Promise.all(
        Array.from({ length: 10 }, (_, i) => things().setIfAbsent('k', { name: `n${i}` }, 1_000)),
      );
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect(await things().get('k')).toEqual({ name: `n${firsts.indexOf(true)}` });
    });

    it('lets somebody be first again once it has ended or was taken away', async () => {
      expect(await things().setIfAbsent('k', { name: 'a' }, 1_000)).toBe(true);
      use.clock.now += 1_000;
      expect(await things().setIfAbsent('k', { name: 'b' }, 1_000)).toBe(true);
      expect(await things().setIfAbsent('k', { name: 'c' }, 1_000)).toBe(false);
      await things().delete('k');
      expect(await things().setIfAbsent('k', { name: 'd' }, 1_000)).toBe(true);
      expect(await things().get('k')).toEqual({ name: 'd' });
    });

    it('is taken away by one', async () => {
      await things().set('k', { name: 'a' }, 1_000);
      const taken = await Promise.all(Array.from({ length: 10 }, () => things().delete('k')));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await things().get('k')).toBeUndefined();
    });

    it('keeps namespaces apart, however alike', async () => {
      await use.ports.expiring<string>('a_b').set('k', 'one', 1_000);
      await use.ports.expiring<string>('axb').set('k', 'two', 1_000);
      await use.ports.expiring<string>('a_b').delete('k');
      expect(await use.ports.expiring<string>('axb').get('k')).toBe('two');
      expect(await use.ports.expiring<string>('a_b').get('k')).toBeUndefined();
    });

    it('lists what lives under keys that begin alike, and takes every sign in them for itself', async () => {
      const beginning = "c_1 'ä%😀 ";
      for (const key of ['b', 'a', 'c']) await things().set(`${beginning}${key}`, { name: key }, 1_000);
      for (const key of ["c_1 'ä%", "c01 'ä%😀 x", "c_1 'ä!😀 x", "C_1 'Ä%😀 x", `x${beginning}`])
        await things().set(key, { name: 'other' }, 1_000);
      await use.ports.expiring<Thing>('others').set(`${beginning}a`, { name: 'elsewhere' }, 1_000);
      expect(await things().under(beginning, 9)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
      expect(await things().under(beginning, 2)).toEqual([{ name: 'a' }, { name: 'b' }]);
      await things().delete(`${beginning}a`);
      expect(await things().under(beginning, 2)).toEqual([{ name: 'b' }, { name: 'c' }]);
      use.clock.now += 1_000;
      expect(await things().under(beginning, 9)).toEqual([]);
    });

    it('tells apart keys of any text', async () => {
      const keys = ["'; drop table kv; --", '%', '_', 'ä', 'a', 'A', 'a ', ' a', '😀', 'a:b::c'];
      for (const key of keys) await things().set(key, { name: key }, 1_000);
      for (const key of keys) expect(await things().get(key)).toEqual({ name: key });
    });
  });
}
