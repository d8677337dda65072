import type { MiddlewareHandler } from 'hono';
import { styleHash } from './stylesheet.ts';

/**
 * What every answer carries, and what is not answered at all: only reading is offered. Nothing may be loaded but our own icon,
 * no style but our own is obeyed, no script runs, and no page may be framed.
 */
export function guarded(): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      context.res = new Response('This archive is for reading.\n', { status: 405, headers: { allow: 'GET, HEAD' } });
    else await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };
}

const headers = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${styleHash}`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
};
