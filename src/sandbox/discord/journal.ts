/** One request the bot made, and what it was told. */
export interface JournalEntry {
  readonly method: string;
  /** Without `/api/v10`, decoded: `/channels/1/messages`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** undefined: the answer was withheld by a fault. */
  readonly status: number | undefined;
  /** Discord's JSON error code, if the answer was a refusal. */
  readonly code: number | undefined;
  /** Real time of arrival, in milliseconds since 1970. */
  readonly at: number;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  add(entry: JournalEntry): void;
}

/** The newest requests; old ones are dropped so that a sandbox left open does not grow. */
export function createJournal(keep = 2_000): Journal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > keep) entries.splice(0, entries.length - keep);
    },
  };
}
