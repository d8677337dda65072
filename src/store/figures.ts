import type { Figures } from '../core/figures.ts';
import type { Db } from './schema.ts';

export function createFigures(db: Db): Figures {
  return {
    deliveries: () =>
      db
        .selectFrom('delivery')
        .select((eb) => [
          'platform',
          'state',
          eb.fn.countAll<number>().as('deliveries'),
          eb.fn.min<number>('dueAt').as('dueAt'),
        ])
        .groupBy(['platform', 'state'])
        .orderBy('platform')
        .orderBy('state')
        .execute(),
  };
}
