import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/sources/feed.ts';

const restOf = (inside: string, attributes = '') =>
  parseFeed(
    Buffer.from(`<rss version="2.0" ${attributes}><channel><title>A feed</title>${inside}</channel></rss>`),
    null,
    'https://blog.example/feed',
  ).rest;

const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
const minute = 60_000;

describe('how a feed asks to be read', () => {
  it('is nothing unless it says so', () => {
    expect(restOf('')).toEqual({ every: null, skipHours: [], skipDays: [] });
  });

  it('is by its ttl in minutes, at most a day', () => {
    expect(restOf('<ttl>90</ttl>').every).toBe(90 * minute);
    expect(restOf('<ttl>100000</ttl>').every).toBe(24 * 60 * minute);
    for (const nonsense of ['0', '-5', 'soon', '']) expect(restOf(`<ttl>${nonsense}</ttl>`).every).toBeNull();
  });

  it('is by the syndication module, a part of its period', () => {
    const period = '<sy:updatePeriod> daily </sy:updatePeriod>';
    expect(restOf(period, sy).every).toBe(24 * 60 * minute);
    expect(restOf(`${period}<sy:updateFrequency>4</sy:updateFrequency>`, sy).every).toBe(6 * 60 * minute);
    expect(restOf('<sy:updatePeriod>constantly</sy:updatePeriod>', sy).every).toBeNull();
  });

  it('is by hours and days to leave it alone', () => {
    const hours = '<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99x</hour></skipHours>';
    const days = '<skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>';
    expect(restOf(hours + days)).toEqual({ every: null, skipHours: [0, 7], skipDays: [0, 6] });
  });
});
