/** As the language writes it; what is no day is left as it is. */
export function sayDay(published: string, tag: string): string {
  const day = new Date(`${published.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return published;
  return days(tag).format(day);
}

/** With commas, or with a last “and” or “or”. */
export function sayList(items: readonly string[], join: 'comma' | 'and' | 'or', tag: string): string {
  if (join === 'comma') return items.join(', ');
  return (join === 'and' ? ands : ors)(tag).format(items);
}

/** With the language's own marks between thousands. */
export function sayNumber(count: number, tag: string): string {
  return numbers(tag)(count);
}

/** Made once for each language we speak: making one takes longer than all else there is to saying a message. */
function onceFor<Format>(make: (tag: string) => Format): (tag: string) => Format {
  const made = new Map<string, Format>();
  return (tag) => {
    const format = made.get(tag) ?? make(tag);
    made.set(tag, format);
    return format;
  };
}

const numbers = onceFor((tag) => {
  const format = new Intl.NumberFormat(tag);
  const small = Array.from({ length: 100 }, (_, count) => format.format(count));
  return (count: number): string => small[count] ?? format.format(count);
});
const days = onceFor(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const ands = onceFor((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const ors = onceFor((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }));
