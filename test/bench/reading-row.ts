/** A figure of ours, others' in the same run, and what it has to reach. */
export interface Row {
  readonly what: string;
  /** The half it was measured on, where a set is split: `open` may be looked at while rules are written, `shut` is only counted. */
  readonly side?: 'open' | 'shut';
  readonly ours: string;
  readonly peers: Readonly<Record<string, string>>;
  readonly target: string;
  /** Whether it is reached, where figure and target do not tell by themselves. */
  readonly holds?: boolean;
}

/**
 * All figures as one table, both halves of a set in one line. Whether a target is met is told by the half that nobody looked at, where there is one. What a
 * figure was measured on stands in brackets behind it.
 */
export function rowsTable(rows: readonly Row[]): string {
  const lines = [...Map.groupBy(rows, ({ what }) => what).values()].map(lineOf);
  const table = [
    ['what', 'ours, open half or all', 'ours, shut half', 'target', 'met', 'others in this run'],
    ...lines,
  ];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  const shown = table.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [shown[0], rule, ...shown.slice(1)].join('\n');
}

function lineOf(rows: readonly Row[]): readonly string[] {
  const shut = rows.find(({ side }) => side === 'shut');
  const open = rows.find(({ side }) => side !== 'shut');
  const told = shut ?? open;
  if (told === undefined) return [];
  const names = [...new Set(rows.flatMap(({ peers }) => Object.keys(peers)))];
  const peers = names.map(
    (name) =>
      `${name} ${[open, shut].flatMap((row) => (row === undefined ? [] : [row.peers[name] ?? '–'])).join(' and ')}`,
  );
  return [told.what, open?.ours ?? '', shut?.ours ?? '', told.target, verdictOf(told), peers.join('; ')];
}

/** Figures are compared in the order they stand in; what is in brackets only explains them. A target that is no number tells nothing. */
export function verdictOf({ ours, target, holds }: Row): 'met' | 'MISSED' | '' {
  const [have, want] = [numbersIn(ours), numbersIn(target)];
  const most = /<|under|at most/.test(target);
  if (holds === undefined && (want.length === 0 || have.length < want.length)) return '';
  const reached = holds ?? want.every((value, at) => (most ? (have[at] ?? 0) <= value : (have[at] ?? 0) >= value));
  return reached ? 'met' : 'MISSED';
}

function numbersIn(text: string): readonly number[] {
  const bare = text.replaceAll(/\([^)]*\)/g, ' ').replaceAll(/\/\d+/g, ' ');
  return [...bare.matchAll(/(?<![\w.])[-+]?(?:\d+(?:\.\d+)?|\.\d+)/g)].map(([found]) => Number(found));
}
