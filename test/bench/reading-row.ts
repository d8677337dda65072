/** One line of the reading bench: a figure of ours, others' in the same run, and what it has to reach. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peers: Readonly<Record<string, string>>;
  readonly target: string;
  /** Whether it is reached, where figure and target do not tell by themselves. */
  readonly holds?: boolean;
}

/** The rows as a person compares them: the figure, its target and whether it is reached, then everybody else's. */
export function rowsTable(rows: readonly Row[]): string {
  const wide = (of: (row: Row) => string): number => Math.max(...rows.map((row) => of(row).length));
  const widths = [wide((row) => row.what), wide((row) => row.ours), wide((row) => row.target)] as const;
  return rows
    .map((row) =>
      [
        row.what.padEnd(widths[0]),
        row.ours.padEnd(widths[1]),
        `target ${row.target}`.padEnd(widths[2] + 7),
        verdictOf(row).padEnd(6),
        ...Object.entries(row.peers).map(([name, figure]) => `${name} ${figure}`),
      ].join('   '),
    )
    .join('\n');
}

/** Figures are compared in the order they stand in; what is in brackets only explains them. A target that is no number tells nothing. */
export function verdictOf({ ours, target, holds }: Row): 'holds' | 'MISSED' | '' {
  const [have, want] = [numbersIn(ours), numbersIn(target)];
  const most = /<|under|at most/.test(target);
  if (holds === undefined && (want.length === 0 || have.length < want.length)) return '';
  const reached = holds ?? want.every((value, at) => (most ? (have[at] ?? 0) <= value : (have[at] ?? 0) >= value));
  return reached ? 'holds' : 'MISSED';
}

function numbersIn(text: string): readonly number[] {
  const bare = text.replaceAll(/\([^)]*\)/g, ' ').replaceAll(/\/\d+/g, ' ');
  return [...bare.matchAll(/(?<![\w.])[-+]?(?:\d+(?:\.\d+)?|\.\d+)/g)].map(([found]) => Number(found));
}
