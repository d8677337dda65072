import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelParts } from '../../src/core/place.ts';
import { rowsOf } from './rows.ts';
import { databases, openStage, read, type Stage } from './stage.ts';

/** What is kept of a person is shown to them, and deleted without a trace: with the real clients, on both databases. */
describe.each(databases)('what is kept of people, in $name', ({ open }) => {
  describe.each(['discord', 'slack'] as const)('on %s', (platform) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open();
    }, 120_000);
    afterAll(() => stage.close());

    const type = async (who: 'moderator' | 'member', line: string): Promise<string> => {
      // As quick as one may be.
      stage.clock.at += 6_000;
      return read(await stage[platform].type(who, 'lounge', line));
    };
    const press = async (who: 'moderator' | 'member', label: string): Promise<string> =>
      read(await stage[platform].press(who, 'lounge', label));
    /** Rows that hold the platform's own name of somebody. */
    const rowsWith = async (id: string): Promise<readonly string[]> =>
      (await rowsOf(stage.database)).filter((row) => row.includes(id));
    const community = async () => (await stage.running.store.communities.list())[0]?.id ?? '';

    it('is nothing, when nothing was done', async () => {
      const shown = await type('member', '/news privacy');
      expect(shown).toContain('Nothing is kept with your name to it.');
      expect(shown).not.toContain('[Delete…]');
    });

    it('is shown in numbers and line by line, and goes without a trace', async () => {
      await type('member', '/news follow treatment');
      await type('member', '/news follow "vein trial" when:daily');
      await type('member', '/news search clogged');
      await type('member', `/news suggest ${stage.site}/myelin-mice note:"Is there hope?"`);
      await type('moderator', `/newsroom post ${stage.site}/walking-tablet in:treatment`);
      await press('moderator', 'Publish');
      await stage.running.settle();
      await type('member', '/news report 1 what:outdated note:"It was taken off the market."');

      const shown = await type('member', '/news privacy');
      expect(shown).toContain('You follow: 2 topics');
      expect(shown).toContain('Messages to you: 1 in your direct messages');
      expect(shown).toContain('Links you suggested: 1');
      expect(shown).toContain('Articles you reported: 1');
      const all = await press('member', 'Show all of it');
      expect(all).toContain('"vein trial"');
      expect(all).toContain('every day at');
      expect(all).toContain('“Is there hope?”');
      expect(all).toContain('“It was taken off the market.”');

      const follows = await stage.running.store.subscriptions.ofCommunity(await community());
      const direct = follows.map(({ channel }) => channelParts(channel)).find((parts) => parts.direct);
      const id = direct?.id ?? '';
      expect((await rowsWith(id)).length).toBeGreaterThan(4);
      const person = follows.find(({ channel }) => channelParts(channel).direct)?.by ?? '';
      await stage.running.store.expiring<string>('reading').set(person, await community(), 60_000);

      expect(await type('member', '/news privacy')).toContain('Whose news you read elsewhere: ');
      expect(await press('member', 'Show all of it')).toContain('You chose whose news you read elsewhere: ');
      await type('member', '/news privacy');
      const asked = await press('member', 'Delete…');
      expect(asked).toContain('it is not corrected any more');
      expect(asked).toContain('Your choice of whose news you read elsewhere.');
      expect((await rowsWith(id)).length).toBeGreaterThan(4);
      expect(await press('member', 'Keep it')).toContain('You follow: 2 topics');
      await press('member', 'Delete…');
      expect(await press('member', 'Delete it all')).toContain('Nothing is kept with your name to it any more.');
      expect(await rowsWith(id)).toEqual([]);
      expect((await rowsOf(stage.database)).filter((row) => /Is there hope|taken off the market/.test(row))).toEqual(
        [],
      );
      expect(await type('member', '/news privacy')).toContain('Nothing is kept with your name to it.');
    });

    it('leaves the moderators what was handed in, and readers what was published', async () => {
      await type('moderator', '/newsroom settings eyes:two');
      expect(await type('moderator', '/newsroom reports')).toContain('The news is outdated or wrong');
      expect(await type('moderator', '/newsroom queue')).toContain('A member suggested it');
      await stage[platform].press('moderator', 'lounge', 'Reject');
      await stage[platform].fill('moderator', 'lounge', { 'Or in your own words': 'It was in mice only.' });
      await type('moderator', '/newsroom subscribe treatment channel:#treatment');
      await type('moderator', `/newsroom post ${stage.site}/injector-recall in:treatment`);
      await press('moderator', 'Say yes');
      await type('moderator', `/newsroom post ${stage.site}/clogged-veins in:treatment`);
      const [article] = await stage.running.store.articles.latest(await community(), { limit: 1 });
      const id = article?.sharedBy.split(/[:/]/).at(-1) ?? '';

      const shown = await type('moderator', '/news privacy');
      expect(shown).toContain('Articles you published: 1');
      expect(shown).toContain('Links you decided on: 2');
      expect(shown).toContain('Your drafts: 1');
      expect(shown).toContain('Channels you subscribed: 1 topic');
      expect(await press('moderator', 'Show all of it')).toContain('You drafted: Treating Clogged Veins');
      await type('moderator', '/news privacy');
      expect(await press('moderator', 'Delete…')).toContain('Nobody can tell any more who published it.');
      await press('moderator', 'Delete it all');

      const left = await rowsWith(id);
      expect(left.filter((row) => !row.startsWith('moderator: '))).toEqual([]);
      expect(await type('member', '/news read 1')).toContain('Filed under Treatment');
      // What they had said yes to is nobody's yes now, and is still there for the others.
      const queue = await type('moderator', '/newsroom queue');
      expect(queue).toContain('Two must agree');
      expect(queue).toContain('Proposed by a moderator');
    });
  });
});

describe('what is kept of people', () => {
  it('is shown a part at a time, when it is much', async () => {
    const stage = await openStage();
    for (let index = 0; index < 14; index += 1) {
      stage.clock.at += 60_000;
      await stage.discord.type('member', 'lounge', `/news follow "topic${index}"`);
    }
    await stage.discord.type('member', 'lounge', '/news privacy');
    expect(read(await stage.discord.press('member', 'lounge', 'Show all of it'))).toContain('(1/2)');
    const second = read(await stage.discord.press('member', 'lounge', 'The next part'));
    expect(second).toContain('(2/2)');
    expect(second).toContain('“topic13”');
    expect(second).not.toContain('“topic0”');
    await stage.close();
  });
});
