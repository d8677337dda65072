import type { Clock } from '../../src/core/clock.ts';
import type { Expiring } from '../../src/core/expiring.ts';

export function fakeExpiring<Value>(clock: Clock): Expiring<Value> & { keys(): readonly string[] } {
  const held = new Map<string, { readonly value: Value; readonly until: number }>();
  const alive = (key: string): Value | undefined => {
    const found = held.get(key);
    if (found && found.until > clock.now()) return structuredClone(found.value);
    held.delete(key);
    return undefined;
  };
  return {
    get: async (key) => alive(key),
    set: async (key, value, ttlMs) => {
      held.set(key, { value: structuredClone(value), until: clock.now() + ttlMs });
    },
    setIfAbsent: async (key, value, ttlMs) => {
      if (alive(key) !== undefined) return false;
      held.set(key, { value: structuredClone(value), until: clock.now() + ttlMs });
      return true;
    },
    under: async (beginning, most) =>
      [...held.keys()]
        .filter((key) => key.startsWith(beginning))
        .toSorted()
        .flatMap((key) => alive(key) ?? [])
        .slice(0, most),
    delete: async (key) => alive(key) !== undefined && held.delete(key),
    keys: () => [...held.keys()].filter((key) => alive(key) !== undefined),
  };
}
