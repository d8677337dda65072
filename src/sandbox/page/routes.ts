import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { everyone } from '../screen.ts';
import { stories } from '../stories.ts';
import { drawDocument } from './document.ts';
import { guard } from './guard.ts';
import type { Live } from './live.ts';
import type { PageOptions } from './page.ts';
import { deed, type Pane, type PaneName, type Seat } from './pane.ts';
import type { Regions, Seats } from './regions.ts';
import type { Troubles } from './trouble.ts';

interface Served extends Pick<PageOptions, 'sandbox' | 'clock' | 'roots' | 'nextMorning' | 'settle' | 'onError'> {
  readonly panes: Readonly<Record<PaneName, Pane>>;
  readonly troubles: Troubles;
  readonly regions: (seats: Seats) => Promise<Regions>;
  readonly live: Live;
  readonly port: () => number;
}

const seat = z.object({ who: z.enum(everyone), channel: z.string().max(100) });
const asked = z.object({ pane: z.enum(['discord', 'slack']), seat });
const bodies = {
  act: asked.extend({ deed }),
  suggest: asked.extend({ line: z.string().max(12_000) }),
  offers: asked.extend({ menu: z.string().max(300), typed: z.string().max(1_000) }),
  clock: z.object({ to: z.enum(['morning', 'minutes']) }),
  trouble: z.object({ name: z.enum(['slack', 'discord']), broken: z.boolean() }),
};

const assets = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'composer.js': 'text/javascript; charset=utf-8',
  'regions.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** The page, what it looks like, the stream that keeps it up to date, and what people do in it. */
export function createRoutes(served: Served): Hono {
  const { panes, live, regions, troubles, clock, sandbox, onError } = served;
  const app = new Hono();
  app.use(guard(served.port));

  app.get('/', async (context) =>
    context.html(drawDocument(await regions(seatsIn(context.req.query(), panes)), stories, served.roots.newsroom)),
  );
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/${name}`, async (context) => {
      const content = await readFile(new URL(name, import.meta.url), 'utf8');
      return context.body(content, 200, { 'Content-Type': type });
    });
  }

  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const seats = seatsIn(context.req.query(), panes);
      const stop = live.watch(seats, (changed) => stream.writeSSE({ data: JSON.stringify(changed) }));
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );

  app.post('/act', async (context) => {
    const { pane, seat, deed } = bodies.act.parse(await context.req.json());
    const problem = await panes[pane].act(checked(panes[pane], seat), deed);
    live.changed();
    return context.json({ problem: problem ?? '' });
  });
  app.post('/suggest', async (context) => {
    const { pane, seat, line } = bodies.suggest.parse(await context.req.json());
    return context.json(await panes[pane].suggest(checked(panes[pane], seat), line));
  });
  app.post('/offers', async (context) => {
    const { pane, seat, menu, typed } = bodies.offers.parse(await context.req.json());
    return context.json({ items: await panes[pane].offers(checked(panes[pane], seat), menu, typed) });
  });
  app.post('/clock', async (context) => {
    const { to } = bodies.clock.parse(await context.req.json());
    // What is on its way arrives at the time it was sent.
    await served.settle();
    const now = clock.now();
    clock.moveTo(to === 'morning' ? served.nextMorning(now) : now + tenMinutes);
    live.changed();
    await served.settle();
    live.changed();
    return context.json({ problem: '' });
  });
  app.post('/trouble', async (context) => {
    const { name, broken } = bodies.trouble.parse(await context.req.json());
    troubles.set(name, broken);
    live.changed();
    return context.json({ problem: '' });
  });
  app.get('/story', (context) => {
    const story = stories.find(({ path }) => path === context.req.query('path'));
    return context.json({ url: `${sandbox.site.url}/${story?.path ?? ''}` });
  });

  app.onError((error, context) => {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ problem: 'The page sent something it should not have.' }, 400);
    // What the platforms' apps would not let a person do is said in a sentence; bugs are told apart by their kind.
    if (error instanceof TypeError || error instanceof RangeError) onError(error);
    return context.json({ problem: error.message });
  });
  return app;
}

const tenMinutes = 600_000;

/** `?discord=moderator.news&slack=member.treatment`; what does not exist is as usual. */
function seatsIn(query: Readonly<Record<string, string>>, panes: Readonly<Record<PaneName, Pane>>): Seats {
  return {
    discord: seatFrom(query['discord'], panes.discord, { who: 'moderator', channel: 'news' }),
    slack: seatFrom(query['slack'], panes.slack, { who: 'member', channel: 'treatment' }),
  };
}

function seatFrom(text: string | undefined, { channels }: Pane, usual: Seat): Seat {
  const [person, ...rest] = (text ?? '').split('.');
  const who = everyone.find((one) => one === person);
  const channel = channels.find((one) => one === rest.join('.'));
  return who && channel ? { who, channel } : usual;
}

function checked({ channels }: Pane, seat: Seat): Seat {
  if (channels.includes(seat.channel)) return seat;
  throw new Error(`There is no channel ${seat.channel}.`);
}
