import type { Member } from '../../src/core/member.ts';
import { channelIn } from '../../src/core/place.ts';
import { seed } from '../../src/sandbox/seed.ts';
import { openStage, read, type Stage } from '../e2e/stage.ts';

/** The archive of a community that has published, corrected and withdrawn something, through the real newsroom. */
export interface Shelves {
  readonly stage: Stage;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

export async function openShelves(): Promise<Shelves> {
  const stage = await openStage();
  const { newsroom, store, web } = stage.running;
  await seed(stage.sandbox, stage.running);
  const [place] = stage.sandbox.places;
  const member: Member = {
    person: 'discord:mira',
    place,
    channel: channelIn(place, '1'),
    direct: channelIn(place, '@mira'),
    community: await store.communities.ofPlace(place),
    moderator: true,
  };
  for (const [path, category] of more) {
    const draft = await newsroom.submit({ url: `${stage.site}/${path}`, text: null }, [category], member);
    await newsroom.publish(draft.id, member);
  }
  const link = `${stage.site}/vein-trial-no-benefit`;
  const text = 'A controlled trial of 115 people in 2017 found no benefit of the procedure.';
  await newsroom.correct(1, { standing: 'superseded', text, link }, member);
  await newsroom.withdraw(6, 'The insurer has taken the announcement back, and nothing changes for now.', member);
  // As a moderator would: the archive is private until then.
  read(await stage.discord.type('moderator', 'lounge', '/newsroom settings archive:open'));
  return { stage, origin: web.origin, close: () => stage.close() };
}

const more = [
  ['vein-trial-no-benefit', 'treatment'],
  ['walking-tablet', 'treatment'],
  ['travel-cover', 'policy-access'],
] as const;
