import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/message.ts';
import { english, spokenLine } from '../../src/core/speak.ts';
import { keptLines } from '../../src/core/wording/privacy-lines.ts';
import { createWorld } from '../fakes/world.ts';

const everything = { topic: { kind: 'everything' }, cadence: null, zone: null } as const;

describe('what is kept of a person', () => {
  it('is theirs in every community, each by its name, and nobody else’s', async () => {
    const { newsroom, member, store } = await createWorld();
    const elsewhere = await store.communities.ofPlace('discord:200', 'Second home');
    await newsroom.follow(everything, member);
    await newsroom.follow(everything, {
      ...member,
      community: elsewhere,
      place: 'discord:200',
      direct: 'discord:200:@anna',
    });
    const kept = await newsroom.kept(member);
    expect(kept.follows).toHaveLength(2);
    expect(kept.communities.map(({ name }) => name)).toContain('Second home');
    const said = keptLines(kept).map((line) => plainText(spokenLine(line, english)));
    expect(said[1]).toMatch(/^You follow: #2 everything.*\(Second home, /);
    expect((await newsroom.kept({ ...member, person: 'discord:ann' })).follows).toEqual([]);
    expect((await newsroom.kept({ ...member, person: 'slack:T1/anna' })).follows).toEqual([]);
  });

  it('ends what comes to them, and what they reported waits on with nobody to tell', async () => {
    const { newsroom, member, moderator, publish, settle, discord } = await createWorld();
    await newsroom.follow(everything, member);
    const { article } = await publish();
    await newsroom.report(article.id, { fault: 'distorted', words: 'I have MS, and it is not so.' }, member);
    await newsroom.forgetMe(member);
    await newsroom.forgetMe(member);
    await settle();
    const { shown } = await newsroom.reports({ kind: 'first' }, moderator);
    const [report] = shown?.reports ?? [];
    expect(report).toMatchObject({ fault: 'distorted', words: null });
    expect(await newsroom.keep(article.id, report?.id ?? 0, 'It is right.', moderator)).toBe(0);
    await publish({ url: 'https://a.example/2', title: 'Another' });
    await settle();
    expect(discord.in(member.direct)).toEqual([]);
    // Whoever comes back begins anew.
    expect(await newsroom.report(article.id, { fault: 'outdated', words: null }, member)).toMatchObject({
      kind: 'new',
    });
  });

  it('of a moderator leaves what was published, by nobody', async () => {
    const { newsroom, moderator, publish, store } = await createWorld();
    const { article } = await publish();
    expect((await newsroom.kept(moderator)).articles).toMatchObject([{ id: article.id, title: article.title }]);
    await newsroom.forgetMe(moderator);
    expect((await newsroom.kept(moderator)).articles).toEqual([]);
    const now = await store.articles.get(article.community, article.id);
    expect(now).toEqual({ ...article, sharedBy: 'unknown:' });
  });
});
