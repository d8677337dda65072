import { describe, expect, test } from 'vitest';
import { createChooser } from '../../src/model/chooser.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { fakeLog } from '../fakes/log.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld } from '../fakes/world.ts';
import { cues } from '../summary/cues.ts';
import { articleNamed } from '../summary/pages.ts';
import { modelServer, says } from './server.ts';

const judge = createJudge(cues);
const page = aPage({ url: 'https://news.example/migraine', text: articleNamed('drug-trial').text });

async function submitted(answer: Parameters<typeof modelServer>[0]) {
  const { url, asked } = await modelServer(answer);
  const chooser = createChooser({ url, name: 'small' }, fakeLog(), { ms: 500 });
  const { newsroom, reader, moderator, clock } = await createWorld({
    sabotage: (needs) => ({ ...needs, judge, chooser }),
  });
  reader.add(page);
  const { judgement } = await newsroom.submit({ url: page.url, text: null }, null, moderator);
  return { judgement, asked, moderator, alone: judge.judge(page, clock.now()) };
}

describe('posting with a model', () => {
  test('shows what it chose, and tells it nothing but the article', async () => {
    const last = judge.candidates(page).length;
    const { judgement, asked, moderator, alone } = await submitted(says(`[${last}]`));
    expect(judgement.summary.map(({ text }) => text)).toContain(judge.candidates(page)[last - 1]?.text);
    expect(judgement.caution).toEqual(alone.caution);
    expect(asked).toHaveLength(1);
    for (const own of [moderator.person, moderator.community.id, moderator.community.name, page.url])
      expect(asked[0]?.body).not.toContain(own);
  });

  test('is what it is without when the model is silent, and nobody sees the difference', async () => {
    const { judgement, alone } = await submitted(() => undefined);
    expect(judgement).toEqual(alone);
  });
});
