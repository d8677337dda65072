import { createLanguages } from '../../src/core/languages.ts';
import { say } from '../../src/core/message.ts';

/** A process with our Discord adapter in it and nothing else; says what it holds once it is connected. Without arguments: an empty one. */
const [token, apiUrl] = process.argv.slice(2);
/** In turn, the gentlest first; each after three seconds in which nothing happens. */
const readings = {
  'left alone': undefined,
  'after gc()': () => globalThis.gc?.(),
  'after a last-resort collection': () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
} as const;

interface Held {
  readonly rss: number;
  readonly heapUsed: number;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

if (token !== undefined && apiUrl !== undefined) {
  const { createDiscord } = await import('../../src/discord/platform.ts');
  const platform = createDiscord({ token, apiUrl, roots: { news: 'news', newsroom: 'newsroom' }, log: silent });
  await platform.start({
    commands: [],
    languages: createLanguages([]),
    expect: () => 'private',
    reads: () => false,
    answer: async () => ({ kind: 'repeat' }),
    complete: async () => [],
    home: async () => say('Nothing.'),
    linked: async () => undefined,
    keepCard: async () => {},
    dropCard: async () => {},
    left: async () => {},
    returned: async () => {},
    closed: async () => {},
  });
}
const held: Record<string, Held> = {};
for (const [reading, gc] of Object.entries(readings)) {
  for (let round = 0; round < 10; round += 1) {
    gc?.();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { rss, heapUsed } = process.memoryUsage();
  held[reading] = { rss, heapUsed };
}
process.stdout.write(`${JSON.stringify(held)}\n`);
process.exit(0);
