import { configureGlobal } from 'fast-check';
import { makeThreadsSafe } from '../src/threads.ts';

/** The same drawn cases in every run, so that a red run is the change's doing. `FC_SEED=<number> npm test` draws others. */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_122) });

makeThreadsSafe();
