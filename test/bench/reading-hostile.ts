import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createReader } from '../../src/sources/reader.ts';
import type { Row } from './reading-row.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Pages made to hang or fill their reader, each read through the worker while the main loop's delay is watched. */
export async function hostileRows(): Promise<readonly Row[]> {
  const reader = createReader({
    userAgent: 'bench',
    log: silent,
    fetch: async (url) => ({ url, contentType: 'text/html', body: Buffer.from(pageOf(url)) }),
  });
  await reader.read('https://warm.example/plain').catch(() => undefined);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let [peak, slowest, answered] = [before, { name: '', ms: 0 }, 0];
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  lag.enable();
  for (const name of Object.keys(pages)) {
    const start = performance.now();
    // An article or a refusal in words: both are answers.
    await reader.read(`https://${name}.example/${name}`).catch(() => undefined);
    const ms = performance.now() - start;
    answered += Number(ms < 10_000);
    if (ms > slowest.ms) slowest = { name, ms };
  }
  lag.disable();
  clearInterval(watch);
  await reader.close();
  const count = Object.keys(pages).length;
  return [
    {
      what: 'hostile pages answered within 10 s',
      ours: `${answered}/${count}, slowest ${(slowest.ms / 1000).toFixed(1)} s (${slowest.name})`,
      peers: {},
      target: 'all',
      holds: answered === count,
    },
    { what: 'main loop meanwhile, p99 ms', ours: (lag.percentile(99) / 1e6).toFixed(1), peers: {}, target: '< 50' },
    { what: 'memory meanwhile, MB more', ours: ((peak - before) / 1e6).toFixed(0), peers: {}, target: '<= 150' },
  ];
}

function pageOf(url: string): string {
  const body = pages[new URL(url).pathname.slice(1)]?.() ?? paragraph.repeat(5);
  return `<html><head><title>t</title></head><body>${body}</body></html>`.slice(0, 4 * 1024 * 1024);
}

const paragraph =
  '<p>One hundred and twenty people took part in the study, which lasted a year and was paid for by the state alone.</p>';

const pages: Readonly<Record<string, () => string>> = {
  'nested-div': () => `${'<div>'.repeat(100_000)}${paragraph}`,
  'nested-b': () => `${'<b>'.repeat(100_000)}${paragraph}`,
  'nested-table': () => '<table><td>'.repeat(50_000),
  'nested-form': () => `${paragraph}${'<a><form>'.repeat(50_000)}`,
  'nested-svg': () => `${paragraph}${'<svg><foreignObject>'.repeat(50_000)}`,
  'deep-again-and-again': () => `${'<div>'.repeat(95)}${paragraph}${'</div>'.repeat(95)}`.repeat(300),
  'unclosed-p': () => `${paragraph}${'<p><a>'.repeat(100_000)}`,
  links: () => `<div>${'<a href="/x">link text</a> '.repeat(30_000)}</div>`,
  shares: () => `${'<div class="share">'.repeat(90)}${'<p class="byline">x'.repeat(9800)}`,
  entities: () => `${paragraph}${'&amp;'.repeat(500_000)}`,
  numbers: () => `<p>${'&#1072;'.repeat(400_000)}</p>`,
  attributes: () => `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ')}>x</p>${paragraph}`,
  breaks: () => `<div>${'text<br><br>'.repeat(100_000)}</div>`,
  'angle-brackets': () => '<'.repeat(1_000_000),
  'zero-bytes': () => `${paragraph}${'\u0000'.repeat(4_000_000)}`,
  spaces: () => `<p>${' '.repeat(4_000_000)}x</p>`,
  'long-article': () => paragraph.repeat(36_000),
  json: () => `${paragraph}<script type="application/ld+json">${'['.repeat(100_000)}</script>`,
  metas: () => `${'<meta name="author" content="Jane">'.repeat(29_000)}${paragraph}`,
};
