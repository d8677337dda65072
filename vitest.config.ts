import type { Reporter, TestModule } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** The last line of every run, alone on its line: scripts and people read the counts there. */
const closingLine: Reporter = {
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
      }
      // A file that does not even load has no tests to count.
      if (module.state() === 'failed' && module.children.size === 0) count.failed += 1;
    }
    process.on('exit', () =>
      process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`),
    );
  },
};

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    reporters: ['default', closingLine],
    // Loopback platforms and extraction workers share two cores in CI: few files at once keeps real time-outs honest.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
