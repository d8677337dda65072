import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { buildConnector } from 'undici';
import { isPublic, type Allow } from './address.ts';
import { refuse } from './refusal.ts';

/** All addresses of a name. One look-up is made for a connection, and every answer is judged. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Opens a socket to one of the addresses given, and to no other. */
export type Dial = (
  addresses: readonly LookupAddress[],
  target: buildConnector.Options,
  callback: buildConnector.Callback,
) => void;

/**
 * A connector for undici that never reaches a private network: the host is looked up once, the connection is refused when any of its
 * addresses is not public (RFC 1918, OWASP SSRF sheet), and the socket goes to those very addresses, so that a name cannot change its answer in
 * between. IP literals take no look-up and are judged the same way.
 */
export function guardedConnector(
  allow: Allow | undefined,
  resolve: Resolve = resolveAll,
  dial: Dial = dialPinned,
): buildConnector.connector {
  async function judged(host: string): Promise<readonly LookupAddress[]> {
    const family = isIP(host);
    const addresses = family === 0 ? await inTime(resolve(host)) : [{ address: host, family }];
    if (addresses.length === 0) throw refuse('no-such-site');
    if (!addresses.every(({ address }) => isPublic(address) || allow?.(host, address))) throw refuse('not-public');
    return addresses;
  }

  async function connect(target: buildConnector.Options, callback: buildConnector.Callback): Promise<void> {
    const found = await judged(target.hostname).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    if (found instanceof Error) callback(found, null);
    else dial(found, target, callback);
  }

  return (target, callback) => void connect(target, callback);
}

/** A look-up cannot be called off, only no longer waited for. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('look-up timed out'), { code: 'ETIMEDOUT' })), connectTime);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds for the look-up, and again for the socket. */
const connectTime = 5000;

const lookupAll = promisify(lookup);

function resolveAll(host: string): Promise<LookupAddress[]> {
  return lookupAll(host, { all: true, verbatim: true });
}

function dialPinned(...[addresses, target, callback]: Parameters<Dial>): void {
  const [first] = addresses;
  const pinned: LookupFunction = (_host, options, answer) => {
    if (options.all) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family ?? 0);
  };
  buildConnector({ lookup: pinned, timeout: connectTime })(target, callback);
}
