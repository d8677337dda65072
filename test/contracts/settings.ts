import { describe, expect, it } from 'vitest';
import { usePorts, type OpenPorts } from './ports.ts';

export function settingsContract(name: string, open: OpenPorts): void {
  describe(`settings: ${name}`, () => {
    const use = usePorts(open);

    it('keep an archive private until somebody opens it, and again when they close it', async () => {
      const { settings } = use.ports;
      expect(await settings.of('ms')).toEqual({ archive: 'private' });
      expect(await settings.openArchives()).toEqual([]);
      expect(await settings.change('ms', { archive: 'open' })).toEqual({ archive: 'open' });
      expect(await settings.of('ms')).toEqual({ archive: 'open' });
      expect(await settings.openArchives()).toEqual(['ms']);
      expect(await settings.change('ms', { archive: 'private' })).toEqual({ archive: 'private' });
      expect(await settings.openArchives()).toEqual([]);
    });

    it('are each community’s own, and what is not said stays', async () => {
      const { settings } = use.ports;
      await settings.change('ms', { archive: 'open' });
      expect(await settings.change('ms', {})).toEqual({ archive: 'open' });
      expect(await settings.of('als')).toEqual({ archive: 'private' });
      await settings.change('als', { archive: 'open' });
      expect(await settings.openArchives()).toEqual(['als', 'ms']);
    });
  });
}
