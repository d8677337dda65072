import { slugOf, type Category } from '../core/category.ts';
import type { NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { CategoryChange, CategoryCount } from '../core/newsroom.ts';
import { channelParts } from '../core/place.ts';
import type { Subscription } from '../core/subscription.ts';
import { visible } from '../core/visible.ts';
import { knownCategory } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** All of them in the community's order, with how many articles each holds; 0 where there are none. */
export async function countCategories(needs: Needs, member: Member): Promise<readonly CategoryCount[]> {
  const { id } = member.community;
  const [list, counts] = await Promise.all([needs.categories.list(id), needs.articles.countByCategory(id)]);
  return list.map((category) => ({ category, articles: counts.get(category.slug) ?? 0 }));
}

/** Returns the list as it is afterwards. Throws NewsError. */
export async function changeCategories(
  needs: Needs,
  change: CategoryChange,
  member: Member,
): Promise<readonly Category[]> {
  mustModerate(member);
  const { id: community } = member.community;
  const list = await needs.categories.list(community);
  switch (change.kind) {
    case 'add':
      await add(needs, community, list, change);
      break;
    case 'rename':
      await rename(needs, community, list, change);
      break;
    case 'remove':
      await remove(needs, community, list, change.slug);
      break;
  }
  return needs.categories.list(community);
}

/** Menus on both platforms hold 25. */
const most = 25;
const longestName = 40;

async function add(
  needs: Needs,
  community: string,
  list: readonly Category[],
  wish: { readonly name: string; readonly description: string },
): Promise<void> {
  const name = readName(wish.name);
  if (list.length >= most) {
    throw new NewsError(
      'conflict',
      phrase`A community can have ${most} categories, and this one does. Remove or rename one first.`,
      {
        field: 'name',
      },
    );
  }
  const category = {
    slug: slugOf(name),
    name,
    description: visible(wish.description),
    keywords: [name.toLowerCase()],
  };
  if (isTaken(list, category.slug) || !(await needs.categories.add(community, category))) throw taken(name);
}

/** The slug stays, so that articles, subscriptions and buttons already posted go on meaning the same. */
async function rename(
  needs: Needs,
  community: string,
  list: readonly Category[],
  { slug, name: typed }: { readonly slug: string; readonly name: string },
): Promise<void> {
  const category = knownCategory(slug, list);
  const name = readName(typed);
  if (
    isTaken(
      list.filter((other) => other.slug !== category.slug),
      slugOf(name),
    )
  )
    throw taken(name);
  if (!(await needs.categories.change(community, { ...category, name }))) throw vanished(category);
}

/** Refused while channels receive it. People who follow it are told, each in private: how many there are is nobody's to know. */
async function remove(needs: Needs, community: string, list: readonly Category[], slug: string): Promise<void> {
  const category = knownCategory(slug, list);
  const held = await needs.subscriptions.ofCommunity(community);
  const receiving = held.filter(
    ({ topic, channel }) => topic.kind === 'category' && topic.slug === category.slug && !channelParts(channel).direct,
  );
  if (receiving.length > 0) {
    const which = receiving.map(({ id }) => `#${id}`).join(', ');
    throw new NewsError(
      'conflict',
      receiving.length === 1
        ? phrase`Channels still receive “${category.name}” (subscription ${which}). Unsubscribe them first, or rename the category instead.`
        : phrase`Channels still receive “${category.name}” (subscriptions ${which}). Unsubscribe them first, or rename the category instead.`,
      { field: 'category' },
    );
  }
  const now = needs.clock.now();
  const removed = await needs.categories.remove(community, category.slug, (followers) =>
    followers.map((follower) => endOf(needs, follower, category, now)),
  );
  if (!removed) throw vanished(category);
  needs.wake();
}

/** A channel that was subscribed at this very moment is told of by who subscribed it. */
function endOf(
  needs: Needs,
  { id, community, channel, tell }: Subscription,
  { name }: Category,
  now: number,
): NewDelivery {
  return {
    id: needs.newId(),
    community,
    channel: tell ?? channel,
    work: { kind: 'ended', category: name },
    key: `ended:${id}`,
    createdAt: now,
    dueAt: now,
  };
}

function readName(typed: string): string {
  const name = visible(typed);
  if (name.length > longestName) {
    throw new NewsError(
      'bad-input',
      phrase`A category’s name has at most ${longestName} characters; this has ${name.length}.`,
      { field: 'name' },
    );
  }
  const slug = slugOf(name);
  if (slug === '' || /^(everything|all)$/.test(slug)) {
    throw new NewsError(
      'bad-input',
      phrase`Give the category a name with letters in it, other than “everything”, which means all of them.`,
      { field: 'name' },
    );
  }
  return name;
}

function isTaken(list: readonly Category[], slug: string): boolean {
  return list.some((category) => category.slug === slug || slugOf(category.name) === slug);
}

function taken(name: string): NewsError {
  return new NewsError('conflict', phrase`There is a category “${name}” already. Choose another name.`, {
    field: 'name',
  });
}

function vanished({ name }: Category): NewsError {
  return new NewsError('not-found', phrase`The category “${name}” was removed meanwhile.`, { field: 'category' });
}
