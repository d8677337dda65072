import type { Cadence } from './cadence.ts';

/** Milliseconds since 1970-01-01T00:00Z: the one way time is kept inside. */
export type Instant = number;

/** Where "now" comes from, so that tests and the sandbox can move it. */
export interface Clock {
  now(): Instant;
}

/** Wall-clock arithmetic in a time zone. */
export interface Calendar {
  /** The first due instant strictly after `after`. A local time that a clock change skips moves forward by the gap; one that comes twice is taken once, the first time (RFC 5545). */
  next(cadence: Exclude<Cadence, { kind: 'each' }>, zone: string, after: Instant): Instant;
  /** When a day (`YYYY-MM-DD`) begins there; undefined when there is no such day. */
  begins(date: string, zone: string): Instant | undefined;
  /** True for an IANA zone name this machine knows, such as `Europe/Berlin`. */
  knows(zone: string): boolean;
  /** Zone names that contain the typed letters, best first. */
  zones(typed: string): readonly string[];
}
