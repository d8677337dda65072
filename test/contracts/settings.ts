import { describe, expect, it } from 'vitest';
import { plainSettings } from '../../src/core/settings.ts';
import { usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, minute, start } from './samples.ts';

export function settingsContract(name: string, open: OpenPorts): void {
  describe(`settings: ${name}`, () => {
    const use = usePorts(open);

    it('keep an archive private until somebody opens it, and again when they close it', async () => {
      const { settings } = use.ports;
      expect(await settings.of('ms')).toEqual(plainSettings);
      expect(await settings.openArchives()).toEqual([]);
      expect(await settings.change('ms', { archive: 'open' })).toEqual({ ...plainSettings, archive: 'open' });
      expect(await settings.of('ms')).toEqual({ ...plainSettings, archive: 'open' });
      expect(await settings.openArchives()).toEqual(['ms']);
      expect(await settings.change('ms', { archive: 'private' })).toEqual(plainSettings);
      expect(await settings.openArchives()).toEqual([]);
    });

    it('are each community’s own, and what is not said stays', async () => {
      const { settings } = use.ports;
      await settings.change('ms', { archive: 'open' });
      expect(await settings.change('ms', {})).toEqual({ ...plainSettings, archive: 'open' });
      expect(await settings.of('als')).toEqual(plainSettings);
      await settings.change('als', { archive: 'open' });
      expect(await settings.openArchives()).toEqual(['als', 'ms']);
    });

    it('say where and when moderators are told what waits, and that two must agree', async () => {
      const { settings } = use.ports;
      const changed = { desk: 'discord:1:5', noteAt: '08:30', secondEyes: 'on' } as const;
      expect(await settings.change('ms', changed)).toEqual({ ...plainSettings, ...changed });
      expect(await settings.change('ms', { desk: null, noteAt: null })).toEqual({
        ...plainSettings,
        secondEyes: 'on',
        noteAt: null,
      });
    });

    it('bring up a day’s note when it is due, and owe it once', async () => {
      const { settings, deliveries } = use.ports;
      await settings.change('ms', { desk: 'discord:1:5', noteAt: '08:30' }, start);
      expect(await settings.notesDue(start - 1)).toEqual([]);
      const [note, ...others] = await settings.notesDue(start);
      expect(note).toEqual({ community: 'ms', desk: 'discord:1:5', noteAt: '08:30', due: start });
      expect(others).toEqual([]);
      if (!note) return;
      const owed = [aDelivery({ channel: note.desk, work: { kind: 'waiting' }, key: 'waiting:1' })];
      expect(await settings.noted(note, start + minute, owed)).toBe(true);
      expect(await settings.noted(note, start + minute, owed)).toBe(false);
      expect(await deliveries.ofKeys('ms', ['waiting:1'])).toHaveLength(1);
      expect(await settings.notesDue(start)).toEqual([]);
      await settings.change('ms', { archive: 'open' });
      expect(await settings.notesDue(start + minute)).toHaveLength(1);
      await settings.change('ms', { desk: null }, null);
      expect(await settings.notesDue(start + minute)).toEqual([]);
    });
  });
}
