import { articlesContract } from '../contracts/articles.ts';
import { categoriesContract } from '../contracts/categories.ts';
import { communitiesContract } from '../contracts/communities.ts';
import { deliveriesContract } from '../contracts/deliveries.ts';
import { expiringContract } from '../contracts/expiring.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { moderatorsContract } from '../contracts/moderators.ts';
import { subscriptionsContract } from '../contracts/subscriptions.ts';
import { openTemporary } from './temporary.ts';

articlesContract('SQLite', openTemporary);
ledgerContract('SQLite', openTemporary);
deliveriesContract('SQLite', openTemporary);
subscriptionsContract('SQLite', openTemporary);
categoriesContract('SQLite', openTemporary);
communitiesContract('SQLite', openTemporary);
moderatorsContract('SQLite', openTemporary);
expiringContract('SQLite', openTemporary);
