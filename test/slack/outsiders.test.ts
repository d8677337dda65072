import { describe, expect, it } from 'vitest';
import { channelIn } from '../../src/core/place.ts';
import { workshop } from './newsdesk.ts';

describe('who reads a channel, as Slack tells it', () => {
  it('people of another organisation, once one of them is in it', async () => {
    const made = await workshop();
    expect(await made.platform.outsiders(made.channel)).toBe(false);
    const zoe = made.slack.addUser(made.slack.teamId, { name: 'zoe', stranger: true });
    await made.slack.join(made.news, zoe);
    expect(await made.platform.outsiders(made.channel)).toBe(true);
  });

  it('those too who have been invited and have not come yet', async () => {
    const made = await workshop();
    made.slack.inviteOrganisation(made.news);
    expect(await made.platform.outsiders(made.channel)).toBe(true);
  });

  it('not another workspace of the same organisation', async () => {
    const made = await workshop();
    const bea = made.slack.addUser(made.slack.teamId, { name: 'bea', account: 'T0SISTER' });
    await made.slack.join(made.news, bea);
    expect(await made.platform.outsiders(made.channel)).toBe(false);
  });

  it('is not known where we may not look, and nobody is kept from subscribing', async () => {
    const made = await workshop();
    made.slack.faults.add({ kind: 'error', error: 'missing_scope', method: 'conversations.info' });
    expect(await made.platform.outsiders(made.channel)).toBe(false);
    const hidden = made.slack.addChannel(made.slack.teamId, { name: 'hidden', private: true, botIn: false });
    expect(await made.platform.outsiders(channelIn(`slack:${made.slack.teamId}`, hidden))).toBe(false);
  });

  it('is a trouble of its own where Slack does not answer', async () => {
    const made = await workshop();
    made.slack.faults.add({ kind: 'status', status: 503, method: 'conversations.info', times: 20 });
    await expect(made.platform.outsiders(made.channel)).rejects.toMatchObject({ trouble: 'unavailable' });
  });
});
