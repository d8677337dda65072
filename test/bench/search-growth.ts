import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What measuring an archive leaves for the table that sets sizes side by side: p50 and p99 in milliseconds of each kind. */
const figures = z.object({ articles: z.number(), kinds: z.record(z.string(), z.tuple([z.number(), z.number()])) });
export type Figures = z.infer<typeof figures>;

export function writeFigures(file: string, measured: Figures): void {
  writeFileSync(file, JSON.stringify(measured));
}

export function readFigures(file: string): Figures {
  return figures.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** How each kind grows with the archive. */
export function growthTable(sizes: readonly Figures[]): string {
  const kinds = Object.keys(sizes[0]?.kinds ?? {});
  const width = Math.max(...kinds.map((kind) => kind.length));
  const cell = (ms: number | undefined): string => (ms ?? Number.NaN).toFixed(1).padStart(8);
  return [
    '\n# growth: p50 and p99 as somebody waits for it (ms)',
    `${''.padEnd(width)} ${sizes.map(({ articles }) => `${articles} articles`.padStart(18)).join(' ')}`,
    ...kinds.map(
      (kind) =>
        `${kind.padEnd(width)} ${sizes.map((size) => `  ${cell(size.kinds[kind]?.[0])}${cell(size.kinds[kind]?.[1])}`).join(' ')}`,
    ),
  ].join('\n');
}
