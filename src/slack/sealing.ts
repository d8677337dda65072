import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Secrets at rest: AES-256-GCM, a fresh nonce each time, bound to what it is the secret of (NIST SP 800-38D). */
export interface Sealing {
  seal(secret: string, about: string): string;
  /** Throws SealError when it was sealed with a key that is not here, or was changed. */
  unseal(sealed: string, about: string): { readonly secret: string; readonly isOld: boolean };
}

export class SealError extends Error {
  override readonly name = 'SealError';
}

/** The first key seals; all of them open, so that a new key can be put before the old one. Each is 32 bytes. */
export function createSealing(keys: readonly Uint8Array[]): Sealing {
  const [newest] = keys;
  if (!newest) throw new Error('sealing needs a key');
  const named = new Map(keys.map((key) => [nameOf(key), key]));
  return {
    seal: (secret, about) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [
        'v1',
        nameOf(newest),
        ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
      ].join('.');
    },
    unseal: (sealed, about) => {
      const [version, name = '', nonce = '', tag = '', text = ''] = sealed.split('.');
      const key = named.get(name);
      if (version !== 'v1' || !key) throw new SealError('It was encrypted with a key that is not set.');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
          .setAAD(Buffer.from(about))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        const secret = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
        return { secret: secret.toString('utf8'), isOld: key !== newest };
      } catch (error) {
        throw new SealError('It was changed since it was encrypted.', { cause: error });
      }
    },
  };
}

/** Tells keys apart without telling anything of them. */
function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('carewire key name').update(key).digest('hex').slice(0, 8);
}
