/** The sample at a share of the way through, sorted: `at(samples, 0.99)`. */
export function at(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** p50, p95, p99 and the worst of each row of samples. */
export function table(rows: Readonly<Record<string, readonly number[]>>): string {
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' ');
  return [
    line('', ['p50', 'p95', 'p99', 'max']),
    ...Object.entries(rows).map(([name, samples]) =>
      line(
        name,
        [0.5, 0.95, 0.99, 1].map((share) => at(samples, share).toFixed(1)),
      ),
    ),
  ].join('\n');
}
