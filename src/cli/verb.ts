import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** One verb of the operator's. */
export interface Verb {
  readonly name: string;
  /** One line for each way to call it. */
  readonly usage: readonly string[];
  /** Resolves with the exit code. Throws UsageError, ConfigError or NewsError, whose messages are for the operator. */
  run(args: readonly string[]): Promise<number>;
}

/** The verb was called in a way it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Like node:util's parseArgs, strict; what it does not know is a UsageError. */
export function readArgs<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A line or JSON on standard output. */
export function print(what: string): void {
  process.stdout.write(`${what}\n`);
}

export function printJson(what: unknown): void {
  print(JSON.stringify(what, undefined, 2));
}
