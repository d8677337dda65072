import type { WaitingCount } from '../core/candidate.ts';
import type { ReportCount } from '../core/report.ts';
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
        const { isQuiet } = await waitingFor(needs, note.community);
        const owed = {
          id: needs.newId(),
          community: note.community,
          channel: note.desk,
          work: { kind: 'waiting' } as const,
          key: `waiting:${note.community}:${note.due}`,
          createdAt: now,
          dueAt: now,
        };
        if ((await needs.settings.noted(note, next, isQuiet ? [] : [owed])) && !isQuiet) told += 1;
      }
      if (told > 0) needs.wake();
      return told;
    },
  };
}

/** What waits for a community's moderators: links in the queue, and what members reported. */
export async function waitingFor(
  needs: Needs,
  community: string,
): Promise<{ readonly links: WaitingCount; readonly reported: ReportCount; readonly isQuiet: boolean }> {
  const [links, reported] = await Promise.all([
    needs.candidates.count(community, needs.clock.now()),
    needs.reports.count(community),
  ]);
  return { links, reported, isQuiet: links.inSight === 0 && reported.reports === 0 };
}
