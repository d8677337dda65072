import type { WaitingCount } from '../core/candidate.ts';
import type { ReportCount } from '../core/report.ts';
import { isChannels } from './copies.ts';
import { day, type Needs } from './needs.ts';

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

/** What waits for a community's moderators: links in the queue, what members reported, and what went wrong since yesterday for good. */
export async function waitingFor(
  needs: Needs,
  community: string,
): Promise<{
  readonly links: WaitingCount;
  readonly reported: ReportCount;
  readonly stuck: number;
  readonly isQuiet: boolean;
}> {
  const now = needs.clock.now();
  const [links, reported, troubled] = await Promise.all([
    needs.candidates.count(community, now),
    needs.reports.count(community),
    needs.deliveries.troubled(community, mostTroubled),
  ]);
  const stuck = troubled.filter(
    (delivery) =>
      isChannels(delivery) &&
      (delivery.state === 'failed' || delivery.state === 'unknown') &&
      now - (delivery.settledAt ?? 0) <= day,
  ).length;
  return { links, reported, stuck, isQuiet: links.inSight === 0 && reported.reports === 0 && stuck === 0 };
}

/** Of the newest; more are told as so many. */
const mostTroubled = 500;
