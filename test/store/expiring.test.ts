import { Keyv } from 'keyv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { minute, settings } from '../contracts/samples.ts';
import { temporaryFolder } from './temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let now: number;
beforeEach(async () => {
  folder = temporaryFolder();
  now = Date.now();
  store = await openStore({ file: folder.file, communities: settings, now: () => now });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe('what has expired', () => {
  it('is swept away, and nothing else', async () => {
    const things = store.expiring<string>('things');
    await things.set('short', 'a', minute);
    await things.set('long', 'b', 10 * minute);
    await store.keyv('installations').set('T1', { token: 'x' });
    expect(await store.sweep(now)).toBe(0);
    now += minute;
    expect(await store.sweep(now)).toBe(1);
    expect(await store.sweep(now)).toBe(0);
    expect(await things.get('long')).toBe('b');
    expect(await store.keyv('installations').get('T1')).toEqual({ token: 'x' });
  });
});

describe('a Keyv on our database', () => {
  it('does what a Keyv does', async () => {
    const keyv = store.keyv('a_b');
    expect(keyv).toBeInstanceOf(Keyv);
    await keyv.set('k', { n: 1 });
    await keyv.setMany([
      { key: 'l', value: 2, ttl: minute },
      { key: 'm', value: null },
    ]);
    expect(await keyv.getMany(['k', 'l', 'm', 'none'])).toEqual([{ n: 1 }, 2, null, undefined]);
    expect(await keyv.has('k')).toBe(true);
    expect(await keyv.hasMany(['k', 'none'])).toEqual([true, false]);
    now += 2 * minute;
    expect(await keyv.get('l')).toBeUndefined();
    expect(await keyv.has('l')).toBe(false);
    expect(await keyv.delete('k')).toBe(true);
    expect(await keyv.delete('k')).toBe(false);
    expect(await keyv.deleteMany(['m', 'none'])).toEqual([true, false]);
  });

  it('clears its own namespace and no other, however alike', async () => {
    const [one, other] = [store.keyv('a_b'), store.keyv('axb')];
    await one.set('k', 1);
    await other.set('k', 2);
    await one.clear();
    expect([await one.get('k'), await other.get('k')]).toEqual([undefined, 2]);
  });

  it('lists what it holds', async () => {
    const keyv = store.keyv('list');
    for (let i = 0; i < 250; i += 1) await keyv.set(`k${String(i).padStart(3, '0')}`, i);
    await keyv.set('gone', 1, 1);
    now += minute;
    const seen: unknown[] = [];
    for await (const [key, value] of keyv.iterator()) seen.push([key, value]);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => [`k${String(i).padStart(3, '0')}`, i]));
  });

  it('throws when the database does, and is never silent', async () => {
    const closed = await openStore({ file: folder.file, communities: settings, now: () => now });
    const keyv = closed.keyv('x');
    const things = closed.expiring<number>('x');
    keyv.on('error', () => {});
    await closed.close();
    await expect(keyv.set('k', 1)).rejects.toThrow('destroyed');
    await expect(keyv.get('k')).rejects.toThrow('destroyed');
    await expect(things.set('k', 1, minute)).rejects.toThrow('destroyed');
    await expect(things.get('k')).rejects.toThrow('destroyed');
    await expect(things.setIfAbsent('k', 1, minute)).rejects.toThrow('destroyed');
    await expect(things.delete('k')).rejects.toThrow('destroyed');
  });

  it('refuses an empty key, which Keyv would drop without a word', async () => {
    await expect(store.expiring<number>('x').set('', 1, minute)).rejects.toThrow('empty key');
  });
});
