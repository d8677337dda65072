import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

it('reads pages under node --watch too, which speaks on the worker’s channel', async () => {
  const child = spawn(process.execPath, ['--watch', 'src/cli.ts', 'extract', 'test/fixtures/pages/trial-news.html'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const said: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      said.push(line);
      if (/Completed running|Failed running|gain in MS trial/.test(line)) break;
    }
    expect(said).toContain('Walking pill shows modest gain in MS trial');
  } finally {
    child.kill();
  }
});
