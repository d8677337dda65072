import type { Log } from '../../src/core/log.ts';

export interface FakeLog extends Log {
  readonly lines: readonly { readonly level: 'info' | 'warn' | 'error'; readonly text: string }[];
}

/** Keeps every line as the text a real log would write. */
export function fakeLog(): FakeLog {
  const lines: { level: 'info' | 'warn' | 'error'; text: string }[] = [];
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      lines.push({ level, text: `${message} ${JSON.stringify(fields)}` });
    };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
