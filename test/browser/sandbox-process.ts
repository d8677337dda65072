import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** `npm start` without tokens, as a visitor runs it. */
export interface SandboxProcess {
  /** The address it printed first. */
  readonly url: string;
  /** Everything it printed. */
  readonly printed: () => string;
  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
}

export async function startSandbox(): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HEALTH_PORT: '0', PORT: '0' },
  });
  let printed = '';
  const address = new Promise<string>((resolve, reject) => {
    const read = (data: Buffer): void => {
      printed += data.toString();
      const found = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`the sandbox ended:\n${printed}`)));
  });
  return {
    url: await address,
    printed: () => printed,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}
