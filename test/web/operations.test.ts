import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figures.ts';
import { createOperations } from '../../src/web/operations.ts';
import { aDelivery, start } from '../contracts/samples.ts';
import { owe } from '../contracts/ports.ts';
import { openAt, temporaryFolder } from '../store/temporary.ts';

const minute = 60_000;
const state = { discord: true, slack: true, writable: true, figures: [] as readonly Figure[], asked: 0 };
let operations: ReturnType<typeof createOperations>;
beforeEach(() => {
  Object.assign(state, { discord: true, slack: true, writable: true, figures: [], asked: 0 });
  operations = createOperations({
    platforms: [
      { name: 'discord', connected: () => state.discord },
      { name: 'slack', connected: () => state.slack },
    ],
    figures: {
      deliveries: async () => {
        state.asked += 1;
        return state.figures;
      },
    },
    write: async () => {
      if (!state.writable) throw new Error('database is locked: /home/someone/news.db');
    },
    now: () => start,
  });
});
afterEach(() => operations.close());

const ask = async (path: string) => {
  const response = await operations.app.request(path);
  return { status: response.status, text: await response.text() };
};

describe('the operator’s addresses', () => {
  it('/healthz asks nothing of anything: a database that is down has nothing restarted', async () => {
    Object.assign(state, { discord: false, slack: false, writable: false });
    expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  });

  it.each([
    [{}, 200, 'ready', 'connected'],
    [{ slack: false }, 200, 'degraded', 'down'],
    [{ slack: false, discord: false }, 503, 'not ready', 'down'],
    [{ writable: false }, 503, 'not ready', 'connected'],
  ])('/readyz with %j', async (changes, status, said, slack) => {
    Object.assign(state, changes);
    const answer = await ask('/readyz');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ state: said, platforms: { slack } });
    expect(answer.text).not.toContain('/home');
  });

  it('/metrics is Prometheus text with what is owed, how late it is, and how the process is', async () => {
    state.slack = false;
    state.figures = [
      { platform: 'discord', state: 'sent', deliveries: 40, dueAt: start - 90 * minute },
      { platform: 'discord', state: 'waiting', deliveries: 2, dueAt: start - 3 * minute },
      { platform: 'discord', state: 'pending', deliveries: 1, dueAt: start - minute },
      { platform: 'slack', state: 'pending', deliveries: 1, dueAt: start + minute },
    ];
    const { status, text } = await ask('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('carewire_deliveries{platform="discord",state="sent"} 40');
    expect(text).toContain('carewire_oldest_due_seconds{platform="discord"} 180');
    expect(text).toContain('carewire_oldest_due_seconds{platform="slack"} 0');
    expect(text).toContain('carewire_platform_connected{platform="slack"} 0');
    expect(text).toMatch(/carewire_event_loop_delay_seconds\{quantile="0.99"\} \d/);
    for (const line of text.split('\n'))
      expect(line).toMatch(/^(?:|# (?:HELP|TYPE) .+|carewire_[a-z_]+(?:\{[^}]*\})? [-+\d.e]+)$/i);
  });

  it('/metrics counts at most every ten seconds, and a state that is over is told no more', async () => {
    state.figures = [{ platform: 'discord', state: 'pending', deliveries: 1, dueAt: start }];
    await ask('/metrics');
    await ask('/metrics');
    expect(state.asked).toBe(1);
  });

  it('names nobody: labels are platforms, states and quantiles', async () => {
    state.figures = [{ platform: 'discord', state: 'pending', deliveries: 1, dueAt: start }];
    const { text } = await ask('/metrics');
    const labels = [...text.matchAll(/(\w+)="/g)].map(([, label]) => label);
    expect(new Set(labels)).toEqual(new Set(['platform', 'quantile', 'state']));
  });
});

it('the database counts deliveries by platform and state, over all communities', async () => {
  const { file, remove } = temporaryFolder();
  const store = await openAt(file);
  try {
    const close = async (): Promise<void> => undefined;
    await owe(
      { ...store, close },
      aDelivery({ channel: 'discord:1:10', dueAt: start + 5 }),
      aDelivery({ channel: 'discord:2:10', dueAt: start + 3 }),
      aDelivery({ channel: 'slack:T1:C1' }),
    );
    expect(await store.figures.deliveries()).toEqual([
      { platform: 'discord', state: 'pending', deliveries: 2, dueAt: start + 3 },
      { platform: 'slack', state: 'pending', deliveries: 1, dueAt: start },
    ]);
  } finally {
    await store.close();
    remove();
  }
});
