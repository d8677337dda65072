import type { Root } from '../core/command.ts';
import { promptHelp } from './prompt.ts';
import { published } from './seed.ts';
import { stories } from './stories.ts';

/** What a newcomer reads first: where they are, what to try, and what the prompt understands. */
export function welcome(siteUrl: string, roots: Readonly<Record<Root, string>>): readonly string[] {
  const taken = new Set<string>(published.map(([path]) => path));
  const [first] = stories.filter(({ path }) => !taken.has(path));
  return [
    '',
    'Carewire sandbox: a small Discord and a small Slack on this machine, the real bot in both. Nothing leaves this machine.',
    `Three articles are published already, one of them the vein story of 2012. Pages to post from: ${siteUrl}`,
    '',
    'Try this, line by line:',
    `  /${roots.newsroom} post ${siteUrl}/${first?.path ?? ''} in:treatment`,
    '  press Publish',
    '  look',
    '  on slack',
    '  in treatment',
    '  look',
    `  /${roots.newsroom} correct 1 standing:superseded notice:"A controlled trial in 2017 found no benefit." link:${siteUrl}/vein-trial-no-benefit`,
    '  press Confirm',
    '  look',
    '  as member',
    `  /${roots.news} search veins`,
    '  as moderator',
    `  /${roots.newsroom} feeds add:${siteUrl}`,
    '(its feed has more news as the clock goes on; the page in the browser can move it)',
    `  /${roots.newsroom} settings archive:open`,
    '',
    'The prompt understands:',
    ...promptHelp.map((line) => `  ${line}`),
  ];
}
