/** What data in scripts calls the day of publication: JSON-LD that is no JSON after all or speaks of something else than an article, then other data. */
export function statedInScripts(html: string): Iterable<string | null> {
  const key =
    /"(?:date_?published|publish(?:ed)?_?(?:date|at|time|on)|publication_?date|pub_?date|first_?published(?:_?at|_?date)?)"\s?:\s?"?([^",}]{8,40})/gi;
  return html
    .slice(0, longest)
    .matchAll(key)
    .map((match) => match[1] ?? null);
}

/** Days with a time of day, anywhere in the page's source. */
export function timesInSource(html: string): Iterable<string> {
  const time = /(?<![\d])(?:20\d{2}([-/])\d{2}\1\d{2}|\d{2}\.\d{2}\.20\d{2})[T ]\d{2}:\d{2}(?::\d{2})?/g;
  return html
    .slice(0, longest)
    .matchAll(time)
    .map(([found]) => found);
}

/** More is data of whole applications. */
const longest = 1_000_000;
