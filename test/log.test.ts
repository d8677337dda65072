import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

describe('the log', () => {
  const logged = (fields: Record<string, unknown>, message = 'it failed'): string => {
    const lines: string[] = [];
    createLog('info', (line) => lines.push(line)).error(message, fields);
    return lines.join('');
  };

  it.each([
    ['a Slack token in a message', 'xoxb-123456789012-abcdefGHIJKL'],
    ['an app token', 'xapp-1-A012-345-abcdef0123'],
    ['a Discord token', 'MTEyMjMzNDQ1NTY2Nzc4ODk5MDA.GaBcDe.abcdefghijklmnopqrstuvwxyz-ABCDEFGH12'],
    ['an interaction token', '/webhooks/112233445566778899/aW50ZXJhY3Rpb246MTIz'],
    ['a ticket', 'wss://127.0.0.1/link?ticket=abc-def'],
  ])('never holds %s', (_name, secret) => {
    const hidden = secret.split(/[=/]/).at(-1) ?? secret;
    expect(logged({ error: new Error(`refused: ${secret}`), url: secret }, `at ${secret}`)).not.toContain(hidden);
  });

  it('keeps what helps: the message, the error and its stack', () => {
    const line: unknown = JSON.parse(logged({ error: new Error('no route'), delivery: 'd1' }));
    expect(line).toMatchObject({
      msg: 'it failed',
      delivery: 'd1',
      err: { message: 'no route', stack: expect.any(String) as string },
    });
  });
});
