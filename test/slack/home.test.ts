import { describe, expect, it } from 'vitest';

import type { Answer, Asker } from '../../src/core/answering.ts';
import { line, say, type Message } from '../../src/core/message.ts';
import { showView } from '../../src/sandbox/slack/show.ts';
import { newsdesk, open, type Script, type Workshop } from './newsdesk.ts';

const page: Message = {
  plain: 'Your news',
  blocks: [
    { kind: 'heading', line: line('You follow') },
    { kind: 'text', line: line('#1 Treatment') },
    {
      kind: 'actions',
      actions: [
        { kind: 'button', id: 'following:remove:1', label: 'Unfollow', style: 'plain' },
        { kind: 'button', id: 'status:show:', label: 'Status', style: 'plain' },
        { kind: 'button', id: 'moderators:edit:', label: 'Change moderators', style: 'plain' },
      ],
    },
  ],
};

const form: Answer = {
  kind: 'form',
  form: {
    id: 'moderators:edit:',
    title: 'Moderators',
    submit: 'Save',
    fields: [
      { name: 'people', label: 'People', required: false, input: { kind: 'people' } },
      { name: 'groups', label: 'Groups', required: false, input: { kind: 'groups' } },
    ],
  },
};

/** A home whose buttons answer in each of the ways there are. */
function homeDesk(answer: Script['answer'] = () => ({ kind: 'message', message: say('Done.') })) {
  let shown = 0;
  const askers: Asker[] = [];
  const desk = newsdesk({
    home: (asker) => {
      askers.push(asker);
      shown += 1;
      return { ...page, blocks: [...page.blocks, { kind: 'note', line: line(`Page ${shown}`) }] };
    },
    expect: (request) => {
      if (request.kind !== 'press') return 'private';
      if (request.id === 'moderators:edit:') return 'form';
      return request.id === 'following:remove:1' ? 'update' : 'private';
    },
    answer: (request) => (request.kind === 'press' && request.id === 'moderators:edit:' ? form : answer(request)),
  });
  return Object.assign(desk, { askers });
}

/** What stands on the person's Home tab once these words are on it. */
async function home({ slack, ada }: Workshop, words: string): Promise<string> {
  return slack.journal.until(() => {
    const view = ada.home();
    const text = view && showView(view, slack.names(ada.id)).join('\n');
    return text?.includes(words) ? text : undefined;
  }, `“${words}” on the Home tab`);
}

async function modal({ slack, ada }: Workshop, words: string): Promise<string> {
  return slack.journal.until(() => {
    const view = ada.modal();
    const text = view && showView(view, slack.names(ada.id)).join('\n');
    return text?.includes(words) ? text : undefined;
  }, `“${words}” in a modal`);
}

function published({ slack }: Workshop): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === 'views.publish').length;
}

describe.each(['socket', 'http'] as const)('the Home tab over %s', (mode) => {
  it('is made for whoever looks at it, as they look at it', async () => {
    const desk = homeDesk();
    const made = await open(desk, { mode });
    await made.ada.openHome();
    expect(await home(made, 'Page 1')).toContain('#1 Treatment');
    expect(desk.askers).toMatchObject([
      {
        person: `slack:${made.slack.teamId}/${made.ada.id}`,
        channel: `slack:${made.slack.teamId}:@${made.ada.id}`,
        manages: false,
      },
    ]);
    await made.ada.openHome();
    await home(made, 'Page 2');
  });

  it('tells on top what a button did, and shows how things are now', async () => {
    const made = await open(
      homeDesk(() => ({ kind: 'message', message: say('You no longer follow Treatment.') })),
      { mode },
    );
    await made.ada.openHome();
    await home(made, 'Page 1');
    expect(await made.ada.press(must(made.ada.home()), 'Unfollow')).toEqual({ ok: true });
    const now = await home(made, 'Page 2');
    expect(now.indexOf('You no longer follow Treatment.')).toBeLessThan(now.indexOf('You follow'));
    expect(made.ada.sees(made.news)).toEqual([]);
  });
});

it('an answer that is a message of its own opens as a page, and its buttons act within it', async () => {
  const more: Message = {
    plain: 'Status',
    blocks: [
      { kind: 'text', line: line('All is well.') },
      { kind: 'actions', actions: [{ kind: 'button', id: 'status:show:', label: 'Again', style: 'plain' }] },
    ],
  };
  let answers = 0;
  const made = await open(
    homeDesk(() => {
      answers += 1;
      return { kind: 'message', message: answers === 1 ? more : say(`Answer ${answers}`) };
    }),
  );
  await made.ada.openHome();
  await home(made, 'Page 1');
  await made.ada.press(must(made.ada.home()), 'Status');
  await modal(made, 'All is well.');
  await made.ada.press(must(made.ada.modal()), 'Again');
  await modal(made, 'Answer 2');
  await made.ada.dismiss();
  // What was below is still there.
  expect(await modal(made, 'All is well.')).toContain('[Again]');
});

it('an answer too late for a page stands on the tab', async () => {
  const made = await open(homeDesk(), { loopback: { triggerMs: 0 } });
  await made.ada.openHome();
  await home(made, 'Page 1');
  await made.ada.press(must(made.ada.home()), 'Status');
  expect(await home(made, 'Done.')).toContain('You follow');
  expect(made.ada.modal()).toBeUndefined();
});

it('a refusal is said there too', async () => {
  const made = await open(
    homeDesk(() => {
      throw new Error('out of order');
    }),
  );
  await made.ada.openHome();
  await home(made, 'Page 1');
  await made.ada.press(must(made.ada.home()), 'Unfollow');
  expect(await modal(made, 'Something went wrong')).not.toContain('out of order');
});

it('a form from there is answered in its own place, people and groups by their addresses', async () => {
  const desk = homeDesk(() => ({ kind: 'message', message: say('From now on: Bo.') }));
  const made = await open(desk);
  const bo = made.slack.addUser(made.slack.teamId, { name: 'bo' });
  const team = made.slack.addUserGroup(made.slack.teamId, { handle: 'editors', users: [bo] });
  made.slack.addUserGroup(made.slack.teamId, { handle: 'others', users: [] });
  await made.ada.openHome();
  await home(made, 'Page 1');
  await made.ada.press(must(made.ada.home()), 'Change moderators');
  await modal(made, 'People');
  expect(await made.ada.suggestions(must(made.ada.modal()), 'Groups', 'EDI')).toEqual(['@editors']);
  await made.ada.choose(must(made.ada.modal()), 'People', [bo]);
  await made.ada.choose(must(made.ada.modal()), 'Groups', ['@editors'], 'edit');
  expect(await made.ada.submit()).toMatchObject({ outcome: 'updated' });
  await modal(made, 'From now on: Bo.');
  await home(made, 'Page 2');
  expect(desk.asked.at(-1)).toMatchObject({
    kind: 'submit',
    raw: { people: `slack:${made.slack.teamId}/${bo}`, groups: `slack:${made.slack.teamId}/${team}` },
  });
});

it('what a person does elsewhere brings their tab up to date, and nobody else’s', async () => {
  const made = await open(homeDesk());
  const bo = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'bo' }));
  await made.slack.join(made.news, bo.id);
  await bo.type(made.news, '/news topics');
  expect(published(made)).toBe(0);
  await made.ada.openHome();
  await home(made, 'Page 1');
  await bo.type(made.news, '/news topics');
  await made.ada.type(made.news, '/news topics');
  await home(made, 'Page 2');
  expect(bo.home()).toBeUndefined();
});

it('a tab Slack does not take, or a newsroom out of order, stops nothing', async () => {
  const made = await open(homeDesk());
  made.slack.faults.add({ method: 'views.publish', kind: 'error', error: 'internal_error', times: 1 });
  await made.ada.openHome();
  await expect
    .poll(() => made.log.lines.map(({ message }) => message))
    .toContain('slack home tab could not be published');
  await made.ada.openHome();
  await home(made, 'Page 2');
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing on the screen.');
  return value;
}
