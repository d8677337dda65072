import type { Report, Reports } from '../../src/core/report.ts';
import type { FakeDeliveries } from './deliveries.ts';
import type { Power } from './power.ts';

export interface FakeReports extends Reports {
  /** All there are, to be changed at will. */
  readonly rows: Map<number, Report>;
  /** Within the ledger's transaction: what was reported of an article, and its end. */
  of(community: string, article: number): readonly Report[];
  take(decided: readonly Report[]): void;
}

export function fakeReports(
  isPublished: (community: string, article: number) => boolean,
  deliveries: FakeDeliveries,
  power?: Power,
): FakeReports {
  const held = new Map<number, Report>();
  let last = 0;
  const of = (community: string): Report[] => [...held.values()].filter((report) => report.community === community);
  const take = (decided: readonly Report[]): void => {
    for (const { id } of decided) held.delete(id);
  };
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };

  return {
    rows: held,
    of: (community, article) => of(community).filter((report) => report.article === article),
    take,
    add: (report) =>
      touch(() => {
        if (!isPublished(report.community, report.article)) return 'gone';
        const before = of(report.community).find(
          ({ article, from }) => article === report.article && from?.person === report.from?.person,
        );
        if (before) held.delete(before.id);
        last += 1;
        held.set(last, { ...report, id: last });
        return before ? 'again' : 'new';
      }),
    waiting: (community, limit) => touch(() => of(community).slice(0, limit)),
    count: (community) =>
      touch(() => {
        const reports = of(community);
        return {
          articles: new Set(reports.map(({ article }) => article)).size,
          reports: reports.length,
          oldest: reports.length === 0 ? null : Math.min(...reports.map(({ at }) => at)),
        };
      }),
    answer: (community, article, upTo, owed) =>
      touch(() => {
        const decided = of(community).filter((report) => report.article === article && report.id <= upTo);
        deliveries.owe(owed(decided));
        take(decided);
        return decided;
      }),
  };
}
