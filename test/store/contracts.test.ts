import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { articlesContract } from '../contracts/articles.ts';
import { candidatesContract } from '../contracts/candidates.ts';
import { categoriesContract } from '../contracts/categories.ts';
import { claimsContract } from '../contracts/claims.ts';
import { communitiesContract } from '../contracts/communities.ts';
import { deliveriesContract } from '../contracts/deliveries.ts';
import { expiringContract } from '../contracts/expiring.ts';
import { feedsContract } from '../contracts/feeds.ts';
import { hostileSearchesContract } from '../contracts/hostile.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { moderatorsContract } from '../contracts/moderators.ts';
import type { OpenPorts } from '../contracts/ports.ts';
import { peopleContract } from '../contracts/people.ts';
import { reportsContract } from '../contracts/reports.ts';
import { settingsContract } from '../contracts/settings.ts';
import { subscriptionsContract } from '../contracts/subscriptions.ts';
import { hasPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { openTemporary } from './temporary.ts';

function everyContract(name: string, open: OpenPorts): void {
  articlesContract(name, open);
  ledgerContract(name, open);
  deliveriesContract(name, open);
  claimsContract(name, open);
  subscriptionsContract(name, open);
  categoriesContract(name, open);
  communitiesContract(name, open);
  moderatorsContract(name, open);
  settingsContract(name, open);
  candidatesContract(name, open);
  reportsContract(name, open);
  peopleContract(name, open);
  expiringContract(name, open);
  feedsContract(name, open);
  hostileSearchesContract(name, open);
}

everyContract('SQLite', openTemporary);

describe.runIf(hasPostgres)('on a real server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  everyContract('PostgreSQL', async (communities, now) => openStore({ url: await server.empty(), communities, now }));
});
