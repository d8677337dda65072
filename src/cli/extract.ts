import { readPage } from './page.ts';
import { print, printJson, readArgs, UsageError, type Verb } from './verb.ts';

export const extract: Verb = {
  name: 'extract',
  usage: ['extract <file|-> [--url U] [--json]'],
  run: async (args) => {
    const { values, positionals } = readArgs(args, { url: { type: 'string' }, json: { type: 'boolean' } });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError('Name one file, or - for standard input.');
    const page = await readPage(file, values.url);
    const { title, byline, publishedAt, siteName, canonicalUrl, language, description, image, text } = page;
    if (values.json)
      printJson({ title, byline, publishedAt, siteName, canonicalUrl, language, description, image, text });
    else print([title, [siteName, byline, publishedAt].filter(Boolean).join(' · '), '', text].join('\n'));
    return 0;
  },
};
