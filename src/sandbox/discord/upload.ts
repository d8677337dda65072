import type { IncomingMessage } from 'node:http';
import type { Upload } from './messages.ts';
import { Refusal } from './refusal.ts';
import type { Incoming } from './rest.ts';

/** Discord's bound for one request. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * Reads a body whole: JSON, or a form with the JSON in `payload_json` and files in `files[0]`, `files[1]`, …
 * @throws {Refusal} 40005 above 25 MiB, 50109 for what is no JSON.
 */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const raw = await readAll(request);
  const type = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { body: undefined, uploads: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parse(raw.toString()), uploads: [] };

  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const uploads: Upload[] = [];
  for (const [field, file] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (index === undefined || typeof file === 'string') continue;
    uploads.push({ index, filename: file.name, size: file.size, type: file.type || undefined });
  }
  return { body: typeof payload === 'string' ? parse(payload) : {}, uploads };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    // Read on to the end even when it is too much: answering while the sender still writes would look like a broken line.
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BYTES) throw new Refusal('tooLarge');
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalidJson');
  }
}
