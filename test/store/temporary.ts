import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/store.ts';
import type { OpenPorts } from '../contracts/ports.ts';
import { settings, start } from '../contracts/samples.ts';

/** A folder that is there until it is removed. */
export function temporaryFolder(): { readonly file: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'carewire-store-'));
  return { file: join(folder, 'news.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A real database file for each test that asks. */
export const openTemporary: OpenPorts = async (communities, now) => {
  const { file, remove } = temporaryFolder();
  const store = await openStore({ file, communities, now });
  return {
    ...store,
    close: async () => {
      await store.close();
      remove();
    },
  };
};

export function openAt(file: string, now = () => start): Promise<Store> {
  return openStore({ file, communities: settings, now });
}
