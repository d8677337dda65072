import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import { line, link, say, type Message } from '../../src/core/message.ts';
import { inEnglish } from '../../src/core/speak.ts';
import type { Channel } from '../../src/core/place.ts';
import type { Platform } from '../../src/core/platform.ts';

/** What the outbox asks of a platform. */
export type Call = 'post' | 'edit' | 'find';

/** What goes wrong with the next such call. Lost before its effect: the platform never took it; after: it did, and we are not told. */
export type Mishap =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly everywhere?: true }
  | { readonly kind: 'down' }
  | { readonly kind: 'lost'; readonly effect: 'before' | 'after'; readonly how: 'reset' | 'close' };

/** What becomes of a channel: no more of it; we may not write there; we may write and not read back. */
type Spoilt = 'deleted' | 'closed' | 'unreadable';

/** An adapter, connected to a loopback of its platform. Fresh for each test. */
export interface PlatformStage {
  readonly platform: Platform;
  /** Where we may post and read back. */
  readonly channel: Channel;
  /** Direct messages of somebody who takes them, and of somebody who does not. */
  readonly direct: Channel;
  readonly closedDirect?: Channel;
  /** What a member sees there, oldest first. */
  sees(channel: Channel): readonly { readonly id: string; readonly text: string }[];
  /** How often the platform was asked to do this so far, whatever came of it. */
  calls(call: Call): number;
  mishap(call: Call, what: Mishap): void;
  /** A member says something. */
  talk(channel: Channel, text: string): unknown;
  /** Somebody deletes one of our messages. */
  remove(channel: Channel, messageId: string): unknown;
  spoil(channel: Channel, how: Spoilt): unknown;
  /** From now on our token is no good. */
  revoke(): unknown;
  /** From now on nothing listens there. */
  vanish(): Promise<void>;
  /** Our adapter anew, as after a restart. */
  restart(): Promise<Platform>;
  close(): Promise<void>;
}

/** What newsroom/deliver.ts relies on, fault by fault, whatever the platform. */
export function platformContract(name: string, open: () => Promise<PlatformStage>): void {
  describe(`the platform contract, kept by ${name}`, () => {
    let stage: PlatformStage;
    beforeEach(async () => {
      stage = await open();
    });
    afterEach(() => stage.close());

    describe('posting', () => {
      it('shows one message, under the id it tells, until an edit replaces all of it', async () => {
        const { platform, channel } = stage;
        const id = await platform.post(channel, say('Before'), 'd1');
        expect(stage.sees(channel)).toEqual([{ id, text: expect.stringContaining('Before') }]);
        await platform.edit(channel, id, say('After'));
        expect(stage.sees(channel)).toEqual([{ id, text: expect.stringContaining('After') }]);
        expect(stage.sees(channel)[0]?.text).not.toContain('Before');
      });

      it('reaches direct messages, where it can be edited and found as well', async () => {
        const { platform, direct } = stage;
        const since = Date.now();
        expect([platform.opens(stage.channel), platform.opens(direct)]).toEqual([false, true]);
        const id = await platform.post(direct, say('For you'), 'd1');
        expect(platform.opens(direct)).toBe(false);
        await platform.edit(direct, await platform.post(direct, say('Second'), 'd2'), say('Second, corrected'));
        expect(stage.sees(direct).map(({ text }) => text)).toEqual([
          expect.stringContaining('For you'),
          expect.stringContaining('Second, corrected'),
        ]);
        expect(await platform.find(direct, 'd1', since)).toEqual({ messageId: id });
      });

      it('answers another message where that is still there, and stands by itself where it is not', async () => {
        const { platform, channel } = stage;
        const since = Date.now();
        const above = await platform.post(channel, say('The news'), 'd1');
        const reply = await platform.post(channel, say('It is wrong'), 'd2', above);
        expect(await platform.find(channel, 'd2', since, above)).toEqual({ messageId: reply });
        await stage.remove(channel, above);
        await expect(platform.post(channel, say('It is still wrong'), 'd3', above)).resolves.toEqual(
          expect.any(String),
        );
      });

      it('a message far too long loses what may be lost, and says beforehand that it does not fit', async () => {
        const { platform, channel } = stage;
        expect(platform.fits(say('News'))).toBe(true);
        expect(platform.fits(tooLong)).toBe(false);
        await platform.post(channel, tooLong, 'd1');
        const [seen] = stage.sees(channel);
        expect(seen?.text).toContain('https://example.org/veins');
        expect(seen?.text).toContain('the studies so far prove nothing');
        expect(seen?.text).not.toContain('Paragraph 119');
      });
    });

    describe('a call that goes wrong', () => {
      const doubtful: readonly [string, Mishap][] = [
        ['an error of the platform', { kind: 'down' }],
        ['a connection reset before', { kind: 'lost', effect: 'before', how: 'reset' }],
        ['a connection reset after', { kind: 'lost', effect: 'after', how: 'reset' }],
        ['a connection closed after', { kind: 'lost', effect: 'after', how: 'close' }],
      ];

      it.each(doubtful)('%s leaves a post in doubt, and was tried once', async (_name, mishap) => {
        const { platform, channel } = stage;
        stage.mishap('post', mishap);
        const error = await trouble(platform.post(channel, say('News'), 'd1'));
        expect(error).toMatchObject({ trouble: 'unavailable', maybeDone: true });
        expect(stage.calls('post')).toBe(1);
      });

      it.each(doubtful)('%s leaves nothing twice once the doubt is looked into', async (_name, mishap) => {
        const { platform, channel } = stage;
        const since = Date.now();
        stage.mishap('post', mishap);
        await trouble(platform.post(channel, say('News'), 'd1'));
        stage.talk(channel, 'Talk meanwhile');
        const found = await platform.find(channel, 'd1', since);
        if (found === 'absent') await platform.post(channel, say('News'), 'd1');
        else expect(found).toEqual({ messageId: ours(stage)[0]?.id });
        expect(ours(stage)).toHaveLength(1);
      });

      it.each(doubtful)(
        '%s can be posted again at once where the platform knows the delivery',
        async (_name, mishap) => {
          const { platform, channel } = stage;
          if (platform.repeatsFor(channel) === 0) return;
          stage.mishap('post', mishap);
          await trouble(platform.post(channel, say('News'), 'd1'));
          const id = await platform.post(channel, say('News, corrected meanwhile'), 'd1');
          expect(ours(stage).map((message) => message.id)).toEqual([id]);
        },
      );

      it.each(doubtful)('%s does an edit no harm: the next one says it', async (_name, mishap) => {
        const { platform, channel } = stage;
        const id = await platform.post(channel, say('News'), 'd1');
        stage.mishap('edit', mishap);
        expect(await trouble(platform.edit(channel, id, say('News, corrected')))).toMatchObject({
          trouble: 'unavailable',
        });
        expect(stage.calls('edit')).toBe(1);
        await platform.edit(channel, id, say('News, corrected again'));
        expect(ours(stage)).toEqual([{ id, text: expect.stringContaining('corrected again') }]);
      });

      it.each(doubtful)('%s tells nothing of what is looked for', async (_name, mishap) => {
        const { platform, channel } = stage;
        const since = Date.now();
        const id = await platform.post(channel, say('News'), 'd1');
        stage.mishap('find', mishap);
        expect(await trouble(platform.find(channel, 'd1', since))).toMatchObject({ trouble: 'unavailable' });
        expect(await platform.find(channel, 'd1', since)).toEqual({ messageId: id });
      });

      it.each(['post', 'edit', 'find'] as const)('a limit on %s is told at once, with its time', async (call) => {
        const { platform, channel } = stage;
        const id = await platform.post(channel, say('News'), 'd0');
        stage.mishap(call, { kind: 'rate-limited', retryAfterMs: 4_000 });
        const acts = {
          post: () => platform.post(channel, say('More'), 'd1'),
          edit: () => platform.edit(channel, id, say('Changed')),
          find: () => platform.find(channel, 'd0', Date.now()),
        };
        const error = await trouble(acts[call]());
        expect(error).toMatchObject({ trouble: 'rate-limited', maybeDone: false });
        expect(error.retryAfter).toBeGreaterThanOrEqual(3_900);
        expect(error.retryAfter).toBeLessThanOrEqual(5_100);
        expect(ours(stage)).toEqual([{ id, text: expect.stringContaining('News') }]);
      });

      it('a platform nobody can reach did surely nothing', async () => {
        const { platform, channel } = stage;
        await stage.vanish();
        // A connection kept from before may break in the act: then nobody knows.
        await trouble(platform.post(channel, say('News'), 'd0'));
        expect(await trouble(platform.post(channel, say('News'), 'd1'))).toMatchObject({
          trouble: 'unavailable',
          maybeDone: false,
        });
      });

      it('a token that is refused is told so, holds no channel to blame, and is not spelt out', async () => {
        const { platform, channel } = stage;
        await stage.revoke();
        const error = await trouble(platform.post(channel, say('News'), 'd1'));
        expect(error).toMatchObject({ trouble: 'unavailable', maybeDone: false });
        expect(error.message).toMatch(/token/i);
        expect(platform.connected()).toBe(false);
        expect(await trouble(platform.post(channel, say('News'), 'd2'))).toMatchObject({ trouble: 'unavailable' });
      });
    });

    describe('what a channel is called', () => {
      it('is told of channels there are, asked for once, and never fails', async () => {
        const { platform, channel, direct } = stage;
        expect(await platform.nameOf(channel)).toBe('news');
        expect(await platform.nameOf(direct)).toBeUndefined();
        await stage.spoil(channel, 'deleted');
        expect(await platform.nameOf(channel)).toBe('news');
        expect(await (await stage.restart()).nameOf(channel)).toBeUndefined();
      });
    });

    describe('a channel that is lost', () => {
      it('deleted is gone, for posts and edits alike', async () => {
        const { platform, channel } = stage;
        const id = await platform.post(channel, say('News'), 'd1');
        await stage.spoil(channel, 'deleted');
        const acts = [
          () => platform.post(channel, say('More'), 'd2'),
          () => platform.edit(channel, id, say('Changed')),
        ];
        for (const act of acts) expect(await trouble(act())).toMatchObject({ trouble: 'gone', maybeDone: false });
        expect(inEnglish((await platform.obstacle(channel)) ?? '')).toMatch(/^[A-Z#].+\.$/);
      });

      it('closed to us is forbidden, and what to change is said beforehand', async () => {
        const { platform, channel } = stage;
        expect(await platform.obstacle(channel)).toBeUndefined();
        await stage.spoil(channel, 'closed');
        expect(await trouble(platform.post(channel, say('News'), 'd1'))).toMatchObject({
          trouble: 'forbidden',
          maybeDone: false,
          message: expect.stringMatching(/\.$/),
        });
      });

      it('direct messages somebody does not take are forbidden', async () => {
        const { platform, closedDirect } = stage;
        if (!closedDirect) return;
        expect(await trouble(platform.post(closedDirect, say('For you'), 'd1'))).toMatchObject({
          trouble: 'forbidden',
          maybeDone: false,
        });
      });
    });

    describe('looking for a message', () => {
      it('finds it after a restart, by the delivery alone, between what others say', async () => {
        const { platform, channel } = stage;
        const since = Date.now();
        stage.talk(channel, 'Talk before');
        const id = await platform.post(channel, say('News'), 'd1');
        await platform.post(channel, say('News'), 'd2');
        stage.talk(channel, 'Talk after');
        const again = await stage.restart();
        expect(await again.find(channel, 'd1', since)).toEqual({ messageId: id });
        expect(await again.find(channel, 'd3', since)).toBe('absent');
      });

      it('somebody deleted is absent', async () => {
        const { platform, channel } = stage;
        const since = Date.now();
        const id = await platform.post(channel, say('News'), 'd1');
        await stage.remove(channel, id);
        expect(await platform.find(channel, 'd1', since)).toBe('absent');
        expect(await trouble(platform.edit(channel, id, say('After')))).toMatchObject({ trouble: 'deleted' });
      });

      it('is no guess where we may not read', async () => {
        const { channel } = stage;
        const since = Date.now();
        await stage.platform.post(channel, say('News'), 'd1');
        await stage.spoil(channel, 'unreadable');
        await expect.poll(() => stage.platform.find(channel, 'd1', since)).toBe('unreadable');
      });
    });

    it('says whether it is connected, and at what pace it can be used', async () => {
      const { platform } = stage;
      expect(platform.connected()).toBe(true);
      expect(platform.pace.together.calls).toBeGreaterThan(0);
      expect(platform.pace.channel.calls).toBeGreaterThan(0);
      await platform.stop();
      expect(platform.connected()).toBe(false);
    });
  });
}

const tooLong: Message = {
  plain: 'Treating clogged veins',
  blocks: [
    {
      kind: 'heading',
      line: line(link('Treating clogged veins', 'https://example.org/veins')),
      keep: true,
    },
    ...Array.from({ length: 120 }, (_, i) => ({
      kind: 'text' as const,
      line: line(`Paragraph ${i}. ${'All of this may go. '.repeat(20)}`),
    })),
    {
      kind: 'quote',
      tone: 'caution',
      label: 'Caution',
      line: line('But the studies so far prove nothing.'),
      keep: true,
    },
  ],
};

/** What we posted to the stage's channel: people there only talk. */
function ours(stage: PlatformStage) {
  return stage.sees(stage.channel).filter(({ text }) => !text.includes('Talk'));
}

async function trouble(act: Promise<unknown>): Promise<PlatformError> {
  const error = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof PlatformError)) throw new Error(`expected a PlatformError, got ${String(error)}`);
  return error;
}
