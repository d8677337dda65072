import { describe, expect, it } from 'vitest';
import { usePorts, type OpenPorts } from './ports.ts';

export function moderatorsContract(name: string, open: OpenPorts): void {
  describe(`moderators: ${name}`, () => {
    const use = usePorts(open);

    it('begins with the configured ones', async () => {
      expect(await use.ports.moderators.list('discord:1')).toEqual(['discord:7']);
      expect(await use.ports.moderators.has('discord:1', 'discord:7')).toBe(true);
    });

    it('is nobody until added, and again after being removed', async () => {
      const { moderators } = use.ports;
      expect(await moderators.has('slack:T1', 'slack:T1/U1')).toBe(false);
      await moderators.add('slack:T1', 'slack:T1/U1');
      await moderators.add('slack:T1', 'slack:T1/U1');
      await moderators.add('slack:T1', 'slack:T1/U2');
      expect(await moderators.has('slack:T1', 'slack:T1/U1')).toBe(true);
      expect((await moderators.list('slack:T1')).toSorted()).toEqual(['slack:T1/U1', 'slack:T1/U2']);
      expect(await moderators.remove('slack:T1', 'slack:T1/U1')).toBe(true);
      expect(await moderators.remove('slack:T1', 'slack:T1/U1')).toBe(false);
      expect(await moderators.has('slack:T1', 'slack:T1/U1')).toBe(false);
    });

    it('holds for one place only', async () => {
      expect(await use.ports.moderators.has('slack:T1', 'discord:7')).toBe(false);
      expect(await use.ports.moderators.has('discord:2', 'discord:7')).toBe(false);
    });
  });
}
