import { phrase } from '../core/phrase.ts';

/** Why nothing is posted in a workspace that removed the app. */
export const gone = phrase`Carewire was removed from this workspace. It goes on when it is installed there again.`;
