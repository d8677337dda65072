import { createHash } from 'node:crypto';
import type { Expiring } from '../core/expiring.ts';
import type { Log } from '../core/log.ts';
import type { KeptPage } from '../core/reading.ts';

/** The pages read lately, by the address they were asked for under. */
export interface Memory {
  recall(url: string): Promise<KeptPage | undefined>;
  keep(url: string, page: KeptPage): Promise<void>;
}

/** A store that fails costs a second look at the site, never the answer. Pages of more than half a million letters are not kept. */
export function createMemory(kept: Pick<Expiring<KeptPage>, 'get' | 'set'> | undefined, log: Log): Memory {
  return {
    async recall(url) {
      try {
        return await kept?.get(keyOf(url));
      } catch {
        log.warn('kept pages cannot be looked up');
        return undefined;
      }
    },
    async keep(url, page) {
      if (JSON.stringify(page).length > mostLetters) return;
      try {
        await kept?.set(keyOf(url), page, halfAnHour);
      } catch {
        log.warn('a page could not be kept');
      }
    },
  };
}

const halfAnHour = 30 * 60_000;
const mostLetters = 500_000;

/** What was read is nobody's business: the table holds no list of addresses. */
function keyOf(url: string): string {
  return createHash('sha256').update(url.replace(/#.*$/s, '')).digest('base64url');
}
