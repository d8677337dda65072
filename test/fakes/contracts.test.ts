import { articlesContract } from '../contracts/articles.ts';
import { candidatesContract } from '../contracts/candidates.ts';
import { categoriesContract } from '../contracts/categories.ts';
import { communitiesContract } from '../contracts/communities.ts';
import { deliveriesContract } from '../contracts/deliveries.ts';
import { expiringContract } from '../contracts/expiring.ts';
import { feedsContract } from '../contracts/feeds.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { moderatorsContract } from '../contracts/moderators.ts';
import type { OpenPorts } from '../contracts/ports.ts';
import { peopleContract } from '../contracts/people.ts';
import { reportsContract } from '../contracts/reports.ts';
import { settingsContract } from '../contracts/settings.ts';
import { subscriptionsContract } from '../contracts/subscriptions.ts';
import { fakeExpiring } from './expiring.ts';
import { fakeStore } from './store.ts';

/** The fakes keep every promise the database keeps, or tests over them would prove nothing. */
const openFakes: OpenPorts = async (settings, now) => {
  const held = new Map<string, unknown>();
  return {
    ...fakeStore({ settings }),
    expiring: <Value>(namespace: string) => {
      const known = held.get(namespace) ?? fakeExpiring<Value>({ now });
      held.set(namespace, known);
      // One namespace holds one kind of value.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return known as ReturnType<typeof fakeExpiring<Value>>;
    },
    close: async () => {},
  };
};

articlesContract('fakes', openFakes);
ledgerContract('fakes', openFakes);
deliveriesContract('fakes', openFakes);
subscriptionsContract('fakes', openFakes);
categoriesContract('fakes', openFakes);
communitiesContract('fakes', openFakes);
moderatorsContract('fakes', openFakes);
settingsContract('fakes', openFakes);
candidatesContract('fakes', openFakes);
reportsContract('fakes', openFakes);
peopleContract('fakes', openFakes);
expiringContract('fakes', openFakes);
feedsContract('fakes', openFakes);
