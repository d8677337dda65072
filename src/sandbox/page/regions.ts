import { channelIn } from '../../core/place.ts';
import type { Sandbox } from '../sandbox.ts';
import type { MovableClock } from '../clock.ts';
import { watchFacts } from './facts.ts';
import type { Pane, PaneName, Seat } from './pane.ts';
import { drawTour } from './tour.ts';
import type { Troubles } from './trouble.ts';
import { drawWorld, type Archive, type Outbox } from './world.ts';

/** The parts of the page that change by themselves, by the id of the element they stand in. */
export type Regions = Readonly<Record<string, unknown>>;
export type Seats = Readonly<Record<PaneName, Seat>>;

/** What the page shows to whoever sits in these seats, now. */
export function createRegions(given: {
  readonly sandbox: Sandbox;
  readonly panes: Readonly<Record<PaneName, Pane>>;
  readonly clock: MovableClock;
  readonly zone: string;
  readonly roots: Readonly<Record<'news' | 'newsroom', string>>;
  readonly troubles: Troubles;
  readonly outbox: () => Promise<Outbox>;
  readonly archive: () => Promise<Archive>;
}): (seats: Seats) => Promise<Regions> {
  const { sandbox, panes, clock, zone, roots, troubles } = given;
  const factsNow = watchFacts(sandbox);
  const nameOf = nameIn(sandbox);
  return async (seats) => {
    const [outbox, archive] = await Promise.all([given.outbox(), given.archive()]);
    const { newsroom } = roots;
    const { broken } = troubles;
    const world = drawWorld({ now: clock.now(), zone, broken, outbox, archive, newsroom, nameOf });
    const drawn = Object.values(panes).flatMap((pane) => {
      const seat = seats[pane.name];
      return [
        [`${pane.name}-top`, pane.top(seat)],
        [`${pane.name}-messages`, pane.messages(seat)],
        [`${pane.name}-modal`, pane.modal(seat)],
      ] as const;
    });
    return Object.fromEntries([['world', world], ['tour', drawTour(factsNow(), sandbox, roots)], ...drawn]);
  };
}

/** A channel as people call it: `Slack #news`. */
function nameIn({ channels, places: [discord, slack] }: Sandbox): (channel: string) => string {
  const names = new Map<string, string>([
    ...Object.entries(channels.discord).map(([name, id]) => [channelIn(discord, id), `Discord #${name}`] as const),
    ...Object.entries(channels.slack).map(([name, id]) => [channelIn(slack, id), `Slack #${name}`] as const),
  ]);
  return (channel) => names.get(channel) ?? 'Direct messages';
}
