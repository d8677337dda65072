import { CamelCasePlugin, HandleEmptyInListsPlugin, replaceWithNoncontingentExpression } from 'kysely';

/** For every connection, whichever the database. */
export const plugins = [
  new CamelCasePlugin(),
  // Nothing is in an empty list; PostgreSQL will not even be asked so.
  new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression }),
];
