/** Buckets of Discord that a news bot meets. The first is seen in users' logs, not in the documentation; bots must read the headers. */
const BUCKETS = [
  { name: 'messages', method: 'POST', path: /^\/channels\/(\d+)\/messages$/, limit: 5, perMs: 5_000 },
  {
    name: 'crosspost',
    method: 'POST',
    path: /^\/channels\/(\d+)\/messages\/\d+\/crosspost$/,
    limit: 10,
    perMs: 3_600_000,
  },
] as const;

const GLOBAL = { limit: 50, perMs: 1_000 } as const;

/** Answers to interactions do not count towards the bot's global limit. */
const EXEMPT = /^\/(interactions|webhooks)\//;

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request came too early. */
  readonly tooEarly: { readonly retryAfterMs: number; readonly global: boolean } | undefined;
}

/** Discord's rate limits, on the real clock: a frozen test clock must not keep a bucket shut for ever. */
export function createLimits(clock: () => number = Date.now): (method: string, path: string) => Verdict {
  const windows = new Map<string, { used: number; resetAt: number }>();
  const take = (key: string, perMs: number): { used: number; resetAt: number } => {
    const now = clock();
    const open = windows.get(key);
    const window = open && open.resetAt > now ? open : { used: 0, resetAt: now + perMs };
    windows.set(key, window);
    window.used += 1;
    return window;
  };

  return (method, path) => {
    if (!EXEMPT.test(path)) {
      const all = take('global', GLOBAL.perMs);
      if (all.used > GLOBAL.limit) return refusal(all.resetAt - clock(), true, { 'x-ratelimit-scope': 'global' });
    }
    const bucket = BUCKETS.find((candidate) => candidate.method === method && candidate.path.test(path));
    if (!bucket) return { headers: {}, tooEarly: undefined };

    const window = take(`${bucket.name}:${bucket.path.exec(path)?.[1]}`, bucket.perMs);
    const headers = {
      'x-ratelimit-limit': String(bucket.limit),
      'x-ratelimit-remaining': String(Math.max(0, bucket.limit - window.used)),
      'x-ratelimit-reset': (window.resetAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': ((window.resetAt - clock()) / 1000).toFixed(3),
      'x-ratelimit-bucket': `loopback-${bucket.name}`,
    };
    if (window.used <= bucket.limit) return { headers, tooEarly: undefined };
    return refusal(window.resetAt - clock(), false, { ...headers, 'x-ratelimit-scope': 'user' });
  };
}

/** The body and headers of a 429. The header counts in whole seconds, the body with fractions. Source: discord-api-docs, topics/rate-limits.mdx. */
export function tooManyRequests(
  retryAfterMs: number,
  global: boolean,
): { headers: Record<string, string>; body: object } {
  const seconds = Math.max(0.001, retryAfterMs / 1000);
  return {
    headers: { 'retry-after': String(Math.ceil(seconds)), ...(global && { 'x-ratelimit-global': 'true' }) },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  };
}

function refusal(retryAfterMs: number, global: boolean, headers: Readonly<Record<string, string>>): Verdict {
  return { headers, tooEarly: { retryAfterMs, global } };
}
