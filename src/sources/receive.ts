import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { refuse } from './refusal.ts';

/** Bytes of a page, before and after decompression. */
export const mostBytes = 4 * 1024 * 1024;

/** Reads a response's body to its end, or throws NewsError `unreadable` as soon as more than `most` bytes have come. */
export async function receive(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw refuse('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Undoes one content-encoding (gzip, br, zstd, deflate in both its forms; RFC 9110 section 8.4). More than one is refused: no honest page has
 * two, and a few hundred bytes of gzip in gzip make a gigabyte. Cut-off streams give what came. Throws NewsError `unreadable`.
 */
export async function decompress(bytes: Uint8Array, contentEncoding: string, most: number): Promise<Uint8Array> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const [encoding, ...more] = encodings.filter((name) => name !== '' && name !== 'identity');
  if (encoding === undefined || bytes.length === 0) return bytes;
  const decoder = decoders[encoding];
  if (decoder === undefined || more.length > 0) throw refuse('garbled');
  try {
    return await decoder(bytes, most);
  } catch (error) {
    throw refuse(isTooLarge(error) ? 'too-large' : 'garbled', error);
  }
}

type Decoder = (bytes: Uint8Array, most: number) => Promise<Uint8Array>;

const { constants } = zlib;
const lenient = (most: number): zlib.ZlibOptions => ({ maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
const gunzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const unbrotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const unzstd = promisify<zlib.InputType, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

const fromGzip: Decoder = (bytes, most) => gunzip(bytes, lenient(most));

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: fromGzip,
  'x-gzip': fromGzip,
  br: (bytes, most) => unbrotli(bytes, { maxOutputLength: most, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: (bytes, most) => unzstd(bytes, { maxOutputLength: most, finishFlush: constants.ZSTD_e_flush }),
  // Servers send both zlib-wrapped and raw deflate under this name; the wrapper's first byte tells them apart.
  deflate: (bytes, most) =>
    ((bytes[0] ?? 0) & 0x0f) === 8 ? inflate(bytes, lenient(most)) : inflateRaw(bytes, lenient(most)),
};

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
