import { createSearcher } from '../../src/store/searcher.ts';

/** Run as a process of its own: closes the searcher while answers are still under way. */
export const leaver = import.meta.filename;

if (import.meta.main) {
  const [file = ''] = process.argv.slice(2);
  const searcher = createSearcher(file);
  const asked = Array.from({ length: 200 }, () => searcher.find('ms', { words: 'vein' }).catch(() => undefined));
  await asked[0];
  await searcher.close();
  process.stdout.write('closed\n');
}
