import type { Log } from '../core/log.ts';
import { addressesOf } from './address.ts';
import { createArchive } from './archive.ts';
import { createOperations, type OperationsNeeds } from './operations.ts';
import { listen, type Listening } from './server.ts';
import type { ArchiveNeeds } from './shelf.ts';

export interface WebSettings {
  /** Where readers reach the archive, through whatever stands in front of it: an origin such as `https://news.example`. */
  readonly publicUrl?: string;
  readonly host: string;
  readonly port: number;
  /** Always on loopback: what it tells is the operator's. */
  readonly operationsPort: number;
}

/** Both faces, as far as they could be opened. */
export interface Web {
  /** Where the archive stands for its readers. */
  readonly origin: string;
  /** Where health and metrics are; undefined when their port could not be had. */
  readonly operations: string | undefined;
  /** Why a face is not there, in a sentence, by its name. The newsroom works without. */
  readonly failed: ReadonlyMap<string, string>;
  archiveOf(community: string): string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Opens the archive and the operator's addresses. A port that is taken leaves the rest running. */
export async function openWeb(
  needs: Omit<ArchiveNeeds, 'origin'> & OperationsNeeds & { readonly log: Log },
  { publicUrl, host, port, operationsPort }: WebSettings,
): Promise<Web> {
  const failed = new Map<string, string>();
  const open = async (name: string, setting: string, opening: Promise<Listening>): Promise<Listening | undefined> => {
    try {
      return await opening;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failed.set(name, `${why}. Choose another one as ${setting}, or end what holds it.`);
      needs.log.error('a port could not be opened', { face: name, error });
      return undefined;
    }
  };
  let origin = publicUrl ?? `http://${loopback}:${port}`;
  const app = createArchive({ ...needs, origin: () => origin }, needs.log);
  const operations = createOperations(needs);
  const archive = await open('archive', 'WEB_PORT', listen(app, { host, port }));
  const health = await open('operations', 'OPS_PORT', listen(operations.app, { host: loopback, port: operationsPort }));
  origin = publicUrl ?? `http://${loopback}:${archive?.port ?? port}`;
  return {
    origin,
    operations: health && `http://${loopback}:${health.port}`,
    failed,
    archiveOf: (community) => `${origin}${addressesOf(community).home}`,
    close: async () => {
      operations.close();
      await Promise.all([archive?.close(), health?.close()]);
    },
  };
}
