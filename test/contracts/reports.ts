import { describe, expect, it } from 'vitest';
import type { NewReport, Report } from '../../src/core/report.ts';
import { claimOne, publishTo, usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, minute, start } from './samples.ts';

const anna = { person: 'discord:9', direct: 'discord:1:@9' } as const;
const ben = { person: 'slack:T1/U2', direct: 'slack:T1:@U2' } as const;

function aReport(article: number, changes: Partial<NewReport> = {}): NewReport {
  return {
    community: 'ms',
    article,
    fault: 'distorted',
    words: 'The trial was in mice.',
    revision: 1,
    at: start,
    from: anna,
    ...changes,
  };
}

const answers = (decided: readonly Report[]) =>
  decided.flatMap(({ id, article, revision, from }) =>
    from
      ? [
          aDelivery({
            channel: from.direct,
            work: { kind: 'reported', article, revision, reason: null },
            key: `reported:${id}`,
          }),
        ]
      : [],
  );

export function reportsContract(name: string, open: OpenPorts): void {
  describe(`reports: ${name}`, () => {
    const use = usePorts(open);
    const waiting = (community = 'ms'): Promise<readonly Report[]> => use.ports.reports.waiting(community, 10);

    it('are kept as they are given, the oldest first, each community its own', async () => {
      const { reports } = use.ports;
      const { id: article } = await publishTo(use.ports, []);
      const { id: other } = await publishTo(use.ports, [], { community: 'als' });
      expect(await reports.add(aReport(article))).toBe('new');
      expect(await reports.add(aReport(article, { from: ben, words: null, at: start + minute }))).toBe('new');
      expect(await reports.add(aReport(other, { community: 'als' }))).toBe('new');
      const [first, second] = await waiting();
      expect(first).toEqual({ ...aReport(article), id: first?.id });
      expect(second).toMatchObject({ from: ben, words: null, at: start + minute });
      expect(await waiting('als')).toHaveLength(1);
      expect(await reports.waiting('ms', 1)).toHaveLength(1);
      expect(await reports.count('ms')).toEqual({ articles: 1, reports: 2, oldest: start });
    });

    it('count nothing where nothing waits', async () => {
      expect(await use.ports.reports.count('ms')).toEqual({ articles: 0, reports: 0, oldest: null });
    });

    it('are one of each person on an article, the last one', async () => {
      const { reports } = use.ports;
      const { id: article } = await publishTo(use.ports, []);
      await reports.add(aReport(article));
      const [before] = await waiting();
      expect(await reports.add(aReport(article, { fault: 'outdated', words: 'I looked again.' }))).toBe('again');
      const [after, ...others] = await waiting();
      expect(others).toEqual([]);
      expect(after).toMatchObject({ fault: 'outdated', words: 'I looked again.' });
      // Whoever saw the first one has not seen this.
      expect(after?.id).toBeGreaterThan(before?.id ?? Infinity);
    });

    it('are not kept of what is withdrawn, unknown, or another community’s', async () => {
      const { reports, ledger } = use.ports;
      const article = await publishTo(use.ports, []);
      await ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: start }, () => []);
      const foreign = await publishTo(use.ports, [], { community: 'als' });
      for (const id of [article.id, 99, foreign.id]) expect(await reports.add(aReport(id))).toBe('gone');
      expect(await waiting()).toEqual([]);
    });

    it('are answered once, up to the last one seen, and owe the answers in the same transaction', async () => {
      const { reports, deliveries } = use.ports;
      const { id: article } = await publishTo(use.ports, []);
      await reports.add(aReport(article));
      const [seen] = await waiting();
      await reports.add(aReport(article, { from: ben }));
      const upTo = seen?.id ?? 0;
      const full = (): never => {
        throw new Error('full');
      };
      await expect(reports.answer('ms', article, upTo, full)).rejects.toThrow('full');
      expect(await waiting()).toHaveLength(2);
      expect(await reports.answer('als', article, upTo, answers)).toEqual([]);
      expect(await reports.answer('ms', article, upTo, answers)).toEqual([seen]);
      expect(await reports.answer('ms', article, upTo, answers)).toEqual([]);
      expect(await waiting()).toMatchObject([{ from: ben }]);
      expect(await deliveries.ofKeys('ms', [`reported:${upTo}`])).toHaveLength(1);
    });

    it('are decided by a correction or withdrawal, and not by a quiet edit', async () => {
      const { reports, ledger, deliveries } = use.ports;
      const article = await publishTo(use.ports, []);
      await reports.add(aReport(article.id));
      const owed = (_copies: unknown, settled: readonly Report[]) => answers(settled);
      await ledger.revise({ ...article, title: 'Another', revision: 2 }, owed);
      const [before] = await waiting();
      expect(before).toBeDefined();
      const full = (): never => {
        throw new Error('full');
      };
      const corrected = { ...article, standing: 'disputed', revision: 3, correctedAt: start } as const;
      await expect(ledger.revise(corrected, full)).rejects.toThrow('full');
      expect(await waiting()).toHaveLength(1);
      const told = await ledger.revise(corrected, owed);
      expect(await waiting()).toEqual([]);
      expect(await deliveries.ofKeys('ms', [`reported:${before?.id ?? 0}`])).toHaveLength(1);
      if (!told) throw new Error('not corrected');
      await reports.add(aReport(article.id, { from: ben }));
      await ledger.revise({ ...told, title: 'A third', revision: 4 }, owed);
      expect(await waiting()).toHaveLength(1);
      await ledger.revise({ ...told, life: 'withdrawn', revision: 5, correctedAt: start + minute }, owed);
      expect(await waiting()).toEqual([]);
    });

    it('leave nothing of who they were from once the answer is given', async () => {
      const { reports, deliveries } = use.ports;
      const { id: article } = await publishTo(use.ports, []);
      await reports.add(aReport(article));
      await reports.answer('ms', article, 2 ** 31 - 1, answers);
      const claim = await claimOne(use.ports, start);
      await deliveries.begin(claim, start);
      await deliveries.settle(claim, { state: 'sent', messageId: 'm1', revision: 0, at: start });
      expect(await deliveries.get(claim.delivery.id)).toBeUndefined();
    });
  });
}
