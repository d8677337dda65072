import { OverwriteType, PermissionFlagsBits as Bits } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkDiscord, inviteUrl } from '../../src/discord/check.ts';
import { permissionsIn } from '../../src/discord/permissions.ts';
import { createLoopbackDiscord } from '../../src/sandbox/discord/loopback.ts';
import { joined, server } from './newsdesk.ts';

const wrong = (findings: readonly { ok: boolean; text: string }[]): readonly string[] =>
  findings.filter(({ ok }) => !ok).map(({ text }) => text);

describe('a check', () => {
  test('finds nothing wrong where all is well', async () => {
    const place = await server();
    await joined(place);
    const findings = await checkDiscord({ token: place.discord.token, apiUrl: place.discord.url });
    expect(wrong(findings)).toEqual([]);
    const said = findings.map(({ text }) => text).join('\n');
    expect(said).toContain('Discord knows the token');
    expect(said).toContain('Registered commands: /news, /newsroom, “Make this an article”.');
    expect(said).toContain('In “MS Friends” Carewire may post in all 1 text channels.');
  });

  test('does not sign in to look', async () => {
    const place = await server();
    await checkDiscord({ token: place.discord.token, apiUrl: place.discord.url });
    expect(place.discord.identifies()).toBe(0);
  });

  test('names the channels it may not post in, and what is lacking', async () => {
    const place = await server();
    place.discord.addChannel(place.guild.id, { name: 'mods', botMay: ['ViewChannel'] });
    const findings = await checkDiscord({ token: place.discord.token, apiUrl: place.discord.url });
    expect(findings.at(-1)).toEqual({
      ok: true,
      text: 'Discord: In “MS Friends” Carewire may post in 1 of 2 text channels. Not in #mods (lacks “Send Messages”, “Read Message History”).',
    });
  });

  test('says what to do about a token that is refused', async () => {
    const place = await server();
    const findings = await checkDiscord({ token: 'MTIz.wrong.token', apiUrl: place.discord.url });
    expect(wrong(findings)).toEqual([expect.stringContaining('Copy it again from the Bot page')]);
    expect(findings.map(({ text }) => text).join(' ')).not.toContain('wrong.token');
  });

  test('says that Discord cannot be reached', async () => {
    const findings = await checkDiscord({ token: 'x', apiUrl: 'http://127.0.0.1:1/api' });
    expect(wrong(findings)).toEqual(['Discord: Discord cannot be reached. Nothing more could be looked at.']);
  });

  test('gives a link to invite the bot where it is in no server', async () => {
    const discord = await createLoopbackDiscord({ rateLimits: false });
    onTestFinished(() => discord.close());
    const findings = await checkDiscord({ token: discord.token, apiUrl: discord.url });
    expect(wrong(findings)).toEqual([
      `Discord: Carewire is in no server yet. Invite it: ${inviteUrl(discord.applicationId)}`,
    ]);
    expect(inviteUrl('1')).toBe(
      'https://discord.com/oauth2/authorize?client_id=1&scope=bot+applications.commands&permissions=274877975552',
    );
  });
});

describe('permissions in a channel', () => {
  const standing = {
    guildId: '1',
    ownerId: '9',
    roles: [
      { id: '1', permissions: String(Bits.ViewChannel) },
      { id: '2', permissions: String(Bits.SendMessages) },
      { id: '3', permissions: String(Bits.Administrator) },
    ],
    member: { id: '5', roles: ['2'] },
  };
  const rule = (id: string, type: OverwriteType, allow: bigint, deny: bigint) => ({
    id,
    type,
    allow: String(allow),
    deny: String(deny),
  });

  test('add up roles, then what the channel says for everyone, for roles, for the member', () => {
    expect(permissionsIn(standing, { overwrites: [] })).toBe(Bits.ViewChannel | Bits.SendMessages);
    const closed = rule('1', OverwriteType.Role, 0n, Bits.SendMessages);
    expect(permissionsIn(standing, { overwrites: [closed] })).toBe(Bits.ViewChannel);
    const reopened = rule('2', OverwriteType.Role, Bits.SendMessages, 0n);
    expect(permissionsIn(standing, { overwrites: [reopened, closed] })).toBe(Bits.ViewChannel | Bits.SendMessages);
    const notMe = rule('5', OverwriteType.Member, 0n, Bits.SendMessages | Bits.ViewChannel);
    expect(permissionsIn(standing, { overwrites: [notMe, reopened, closed] })).toBe(0n);
  });

  test('are all of them for an administrator and for the owner', () => {
    const closed = rule('1', OverwriteType.Role, 0n, Bits.ViewChannel);
    for (const member of [
      { id: '5', roles: ['3'] },
      { id: '9', roles: [] },
    ]) {
      const held = permissionsIn({ ...standing, member }, { overwrites: [closed] });
      expect(held & Bits.ViewChannel).toBe(Bits.ViewChannel);
      expect(held & Bits.ManageGuild).toBe(Bits.ManageGuild);
    }
  });
});
