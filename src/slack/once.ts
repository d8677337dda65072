import type { Expiring } from '../core/expiring.ts';
import type { Log } from '../core/log.ts';
import { lifetimes } from './limits.ts';
import { nameOf } from './logger.ts';
import { eventHead } from './payloads.ts';

export type Heard = Pick<Expiring<true>, 'setIfAbsent'>;

/**
 * Tells whether an event is heard for the first time. Slack sends one again (at once, after a minute, after five) when it does not know
 * that we have it: what it calls a retry may be the second copy or the only one, so the event's id decides and not the retry's number.
 * Where that cannot be remembered it counts as the first, for our events may be answered twice without harm, and not at all is worse.
 */
export function createOnce(heard: Heard, log: Log): (event: unknown) => Promise<boolean> {
  return async (event) => {
    const { team_id: team, event_id: id } = eventHead.parse(event);
    if (id === undefined) return true;
    try {
      return await heard.setIfAbsent(`${team} ${id}`, true, lifetimes.event);
    } catch (error) {
      log.warn('slack event could not be remembered', { error: nameOf(error) });
      return true;
    }
  };
}
