import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limits } from './limits.ts';
import type { Mark } from './layout.ts';

/**
 * How a delivery is known again on Discord. Within minutes by its nonce, which Discord itself checks. Later by the ids of the
 * first two components (docs.discord.com, components/reference: any 32-bit number, unique in the message, given back with it):
 * nobody sees them, and they say nothing about the delivery to anyone who does not know its id.
 */
export function nonceOf(deliveryId: string): string {
  return digest(deliveryId).toString('base64url').slice(0, limits.nonce);
}

/** From other bits of the digest than the nonce. */
export function markOf(deliveryId: string): Mark {
  const bytes = digest(deliveryId);
  const first = positive(bytes.readUInt32BE(20));
  const second = positive(bytes.readUInt32BE(24));
  return [first, second === first ? first ^ 1 || 2 : second];
}

/** True when the message was posted with this mark and not edited since: an edit comes after the delivery is settled. */
export function bears(components: unknown, mark: Mark): boolean {
  const [first] = marked.safeParse(components).data ?? [];
  return first?.id === mark[0] && first.components?.[0]?.id === mark[1];
}

const marked = z.array(
  z.object({ id: z.number().optional(), components: z.array(z.object({ id: z.number().optional() })).optional() }),
);

function digest(deliveryId: string): Buffer {
  return createHash('sha256').update(deliveryId).digest();
}

/** 1 to 2^31 - 1: zero means "choose one for me" to Discord. */
function positive(bits: number): number {
  return bits >>> 1 || 1;
}
