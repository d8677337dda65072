import { createLanguages } from '../../src/core/languages.ts';
import { createCalendar } from '../../src/calendar.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Platform } from '../../src/core/platform.ts';
import type { Needs } from '../../src/newsroom/needs.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeExpiring } from './expiring.ts';
import { fakeFeedReader } from './feed-reader.ts';
import { fakeLog } from './log.ts';
import { fakeReader, simpleJudge } from './reading.ts';

/** A newsroom's needs over a real database, for what only delivers. */
export function needsOver(store: Store, clock: Clock, platforms: readonly Platform[]): Needs {
  return {
    ...store,
    drafts: fakeExpiring(clock),
    ownDrafts: fakeExpiring(clock),
    searches: fakeExpiring(clock),
    links: fakeExpiring(clock),
    proposals: fakeExpiring(clock),
    wishes: fakeExpiring(clock),
    cards: fakeExpiring(clock),
    foundFeeds: fakeExpiring(clock),
    reader: fakeReader(),
    feedReader: fakeFeedReader(),
    careful: { categories: [], studies: [] },
    judge: simpleJudge,
    calendar: createCalendar(),
    languages: createLanguages([]),
    clock,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    wake: () => undefined,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
    random: () => Math.random(),
    log: fakeLog(),
  };
}
