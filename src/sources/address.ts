import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { refuse } from './refusal.ts';

/** Lets an address through that would be refused: tests and the sandbox serve pages from loopback. `address` is the host itself until it is looked up. */
export type Allow = (host: string, address: string) => boolean;

/**
 * The address a person typed, judged before any look-up: http or https, an ordinary port, no credentials, at most 2,048 characters, and a
 * name or an IP literal of the public web in any spelling (WHATWG URL turns decimal, octal, hex, short and full-width forms into dotted ones).
 * Throws NewsError `bad-input`. What a name resolves to is judged when connecting.
 */
export function judgeUrl(typed: string, allow?: Allow): URL {
  const text = typed.trim().replace(/^<(.*)>$/, '$1');
  if (text.length > 2048) throw refuse('too-long-address');
  if (/[\p{Cc}\s]/u.test(text) || !URL.canParse(text)) throw refuse('not-an-address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('not-an-address');
  if (url.username !== '' || url.password !== '') throw refuse('credentials');
  const host = bareHost(url);
  if (allow?.(host, host)) return url;
  if (!ports.has(url.port)) throw refuse('port');
  if (isIP(host) ? !isPublic(host) : !isPublicName(host)) throw refuse('not-public');
  return url;
}

const ports = new Set(['', '80', '443', '8080', '8443']);

/** The host without the brackets of an IPv6 literal. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isPublicName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.length < 2 || host.length > 253) return false;
  if (labels.some((label) => label === '' || label.length > 63)) return false;
  return !localSuffixes.has(labels.at(-1) ?? '') && !host.endsWith('.home.arpa');
}

/** Names that mean "in here": RFC 6761, RFC 6762, RFC 9476, and what clouds, Kubernetes and home routers use. */
const localSuffixes = new Set(
  'localhost local localdomain internal intranet private corp home lan svc onion alt'.split(' '),
);

/**
 * Whether an IP address belongs to the public Internet. IPv4 inside IPv6 is judged as IPv4 where gateways use it in earnest (v4-mapped, NAT64);
 * the forms no web site has (v4-compatible, translated, 6to4, Teredo, local NAT64) are never public.
 * After the IANA special-purpose registries, plus clouds' metadata services that sit on public addresses.
 */
export function isPublic(address: string): boolean {
  const literal = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(literal)) return false;
  const ip = unwrapped(ipaddr.parse(literal));
  if (ip.range() !== 'unicast') return false;
  if (ip.kind() === 'ipv6' && !within(ip, globalV6)) return false;
  return !forbidden.some((range) => within(ip, range));
}

type Ip = ReturnType<typeof ipaddr.parse>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

function unwrapped(ip: Ip): Ip {
  if (!(ip instanceof ipaddr.IPv6)) return ip;
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address();
  return within(ip, nat64) ? ipaddr.fromByteArray(ip.toByteArray().slice(12)) : ip;
}

function within(ip: Ip, range: Range): boolean {
  return ip.kind() === range[0].kind() && ip.match(range);
}

const nat64 = ipaddr.parseCIDR('64:ff9b::/96');
const globalV6 = ipaddr.parseCIDR('2000::/3');

const forbidden = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'carrier-grade NAT; 100.100.100.200 is a metadata service'],
  ['127.0.0.0/8', 'loopback'],
  ['168.63.129.16/32', 'Azure wire server'],
  ['169.254.0.0/16', 'link-local; 169.254.169.254 is a metadata service'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'protocol assignments; 192.0.0.192 is a metadata service'],
  ['192.0.2.0/24', 'documentation'],
  ['192.88.99.0/24', '6to4 relay'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved and broadcast'],
  ['2001::/23', 'protocol assignments: Teredo, benchmarking, ORCHID'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4'],
  ['3fff::/20', 'documentation'],
].map(([range]) => ipaddr.parseCIDR(range ?? ''));
