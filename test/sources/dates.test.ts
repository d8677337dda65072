import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/sources/dates.ts';

const today = new Date('2024-05-20T12:00:00Z');

describe('a date in words or figures', () => {
  it.each([
    ['2012-03-29', '2012-03-29'],
    ['2012-03-29T09:30:00Z', '2012-03-29T09:30:00Z'],
    ['2012-03-29 09:30:15.123 +0200', '2012-03-29T09:30:15+02:00'],
    ['2012-03-29T09:30', '2012-03-29'],
    ['2012/3/29', '2012-03-29'],
    ['20120329', '2012-03-29'],
    ['20120329093000', '2012-03-29'],
    ['29.03.2012', '2012-03-29'],
    ['29. 3. 2012', '2012-03-29'],
    ['29.03.12', '2012-03-29'],
    ['29/03/2012', '2012-03-29'],
    ['03/29/2012', '2012-03-29'],
    ['03/04/2012', '2012-04-03'],
    ['3/4/2012 10:15 AM', '2012-03-04'],
    ['March 29, 2012', '2012-03-29'],
    ['Thursday, March 29th, 2012 at 9:00 am', '2012-03-29'],
    ['29 Mar 2012', '2012-03-29'],
    ['29th of March 2012', '2012-03-29'],
    ['29. März 2012', '2012-03-29'],
    ['29 août 2012', '2012-08-29'],
    ['1er juillet 2012', '2012-07-01'],
    ['29 de marzo de 2012', '2012-03-29'],
    ['29 dicembre 2012', '2012-12-29'],
    ['29 października 2012', '2012-10-29'],
    ['2012年3月29日', '2012-03-29'],
    ['2012년 3월 29일', '2012-03-29'],
    ['29 tháng 3, 2012', '2012-03-29'],
    ['2012. március 29.', '2012-03-29'],
    ['29 Mart 2012', '2012-03-29'],
    ['5 Mayıs 2012', '2012-05-05'],
    ['29 марта 2012', '2012-03-29'],
    ['5. května 2012', '2012-05-05'],
    ['29 Μαρτίου 2012', '2012-03-29'],
    ['29-Mar-2012', '2012-03-29'],
    ['Thu Mar 29 09:30:00 CEST 2012', '2012-03-29'],
    ['29/03/12', '2012-03-29'],
    ['( Rome, 29 Marzo 12 )', '2012-03-29'],
    // What would be still to come is read the other way.
    ['05/11/2024', '2024-05-11'],
    ['1333022400', '2012-03-29'],
    ['1333022400000', '2012-03-29'],
  ])('%s', (text, expected) => {
    expect(parseDate(text, today)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2012-02-30',
    '31.04.2012',
    '2012-13-01',
    '1989-03-29',
    '2024-05-22',
    '29 Marchember',
    'Market 3, 2012',
    '29 March 12 people',
    'in 2012',
    '12345678901234',
    `${'x'.repeat(300)} 2012-03-29`,
  ])('%j is none', (text) => {
    expect(parseDate(text, today)).toBeNull();
  });

  it('with the month first, where that is how they are written', () => {
    expect(parseDate('03/04/2012', today, 'month-first')).toBe('2012-03-04');
    expect(parseDate('29/03/2012', today, 'month-first')).toBe('2012-03-29');
  });

  it('comes back as it went in', () => {
    const days = fc.date({ min: new Date('1995-01-01'), max: today, noInvalidDate: true });
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-BR'),
        (date, locale) => {
          const day = date.toISOString().slice(0, 10);
          const said = date.toLocaleDateString(locale, {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          });
          expect(parseDate(said, today)).toBe(day);
          expect(parseDate(day, today)).toBe(day);
        },
      ),
    );
  });
});
