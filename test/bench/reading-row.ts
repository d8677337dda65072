/** One line of the reading bench: a figure of ours, others' in the same run, and what it has to reach. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peers: Readonly<Record<string, string>>;
  readonly target: string;
}

/** The rows as a person compares them: the figure, its target, then everybody else's. */
export function rowsTable(rows: readonly Row[]): string {
  const wide = (of: (row: Row) => string): number => Math.max(...rows.map((row) => of(row).length));
  const widths = [wide((row) => row.what), wide((row) => row.ours), wide((row) => row.target)] as const;
  return rows
    .map((row) =>
      [
        row.what.padEnd(widths[0]),
        row.ours.padEnd(widths[1]),
        `target ${row.target}`.padEnd(widths[2] + 7),
        ...Object.entries(row.peers).map(([name, figure]) => `${name} ${figure}`),
      ].join('   '),
    )
    .join('\n');
}
