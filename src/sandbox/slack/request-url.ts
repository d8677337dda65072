import { createHmac } from 'node:crypto';

import type { Ack, Parcel } from './delivery.ts';

/**
 * HTTP mode: a signed POST to the app's request URL (docs.slack.dev/authentication/verifying-requests-from-slack).
 * Commands and interactions are forms, and the content type carries no charset: with one, bolt answers 400.
 */
export async function postToRequestUrl(
  url: string,
  signingSecret: string,
  parcel: Parcel,
  ackMs: number,
): Promise<Ack> {
  const body = bodyOf(parcel);
  // Real time, whatever the platform's clock says: the app compares it with its own.
  const stamp = String(Math.floor(Date.now() / 1000));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': parcel.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': signatureOf(signingSecret, stamp, body),
        ...(parcel.attempt > 0
          ? { 'x-slack-retry-num': String(parcel.attempt), 'x-slack-retry-reason': parcel.reason }
          : {}),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ackMs),
    });
    const text = await response.text();
    return response.status === 200 ? { outcome: 'acked', body: readAnswer(response, text) } : { outcome: 'refused' };
  } catch (error) {
    return { outcome: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' };
  }
}

/** `v0=` and the HMAC-SHA256 of `v0:timestamp:body`. */
export function signatureOf(signingSecret: string, stamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')}`;
}

/** The body Slack sends for a parcel: JSON for events, a form for commands, a form with one `payload` for interactions. */
function bodyOf(parcel: Pick<Parcel, 'type' | 'payload'>): string {
  if (parcel.type === 'events_api') return JSON.stringify(parcel.payload);
  if (parcel.type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(parcel.payload) }).toString();
  const fields = Object.entries(parcel.payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function readAnswer(response: Response, text: string): unknown {
  if (text === '') return undefined;
  if (!response.headers.get('content-type')?.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
