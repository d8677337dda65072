import type { MiddlewareHandler } from 'hono';

/** Nothing from elsewhere, nothing inline, and nobody may frame the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Only this machine's own browser, and in it only the page itself: a name that was made to point here (DNS rebinding) is
 * refused by its Host, a form or script of another site by its Origin. Whatever changes something has to say where it comes
 * from, in JSON, which other sites cannot send unasked.
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port()}`);
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(host)) return context.text('This page is only for a browser on this machine.', 421);
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      const isOwn = context.req.header('origin') === `http://${host}`;
      const isJson = context.req.header('content-type')?.split(';')[0] === 'application/json';
      if (!isOwn || !isJson) return context.text('Only the page itself may do this.', 403);
    }
    const site = context.req.header('sec-fetch-site') ?? 'none';
    if (context.req.path !== '/' && site !== 'none' && site !== 'same-origin')
      return context.text('Only the page itself may ask for this.', 403);
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  };
}
