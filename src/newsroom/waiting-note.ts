import type { Needs } from './needs.ts';

/** Once a day the moderators' channel is told that something waits; never when nothing does. After downtime it is told once, late. */
export function createWaitingNotes(needs: Needs): { run(): Promise<number> } {
  return {
    run: async () => {
      const now = needs.clock.now();
      let told = 0;
      for (const note of await needs.settings.notesDue(now)) {
        const community = await needs.communities.get(note.community);
        const next = needs.calendar.next({ kind: 'daily', at: note.noteAt }, community?.zone ?? 'UTC', now);
        const { inSight } = await needs.candidates.count(note.community, now);
        const owed = {
          id: needs.newId(),
          community: note.community,
          channel: note.desk,
          work: { kind: 'waiting' } as const,
          key: `waiting:${note.community}:${note.due}`,
          createdAt: now,
          dueAt: now,
        };
        if ((await needs.settings.noted(note, next, inSight > 0 ? [owed] : [])) && inSight > 0) told += 1;
      }
      if (told > 0) needs.wake();
      return told;
    },
  };
}
