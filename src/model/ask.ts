import { z } from 'zod';

/** A model behind OpenAI's chat interface: `url` is what stands before `/chat/completions`. */
export interface Model {
  readonly url: string;
  readonly name: string;
  readonly key?: string;
}

type Answer = { readonly text: string } | { readonly trouble: string };

/** One question, one answer, within `ms`; never rejects. (https://platform.openai.com/docs/api-reference/chat/create; Ollama serves the same.) */
export async function ask(
  { url, name, key }: Model,
  { task, text }: { readonly task: string; readonly text: string },
  ms: number,
): Promise<Answer> {
  const signal = AbortSignal.timeout(ms);
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        stream: false,
        messages: [
          { role: 'system', content: task },
          { role: 'user', content: text },
        ],
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { trouble: `answers with status ${response.status}` };
    }
    const body = await bounded(response);
    const read = body === undefined ? undefined : completion.safeParse(jsonIn(body));
    return read?.success ? { text: read.data } : { trouble: 'answers with something else than a chat completion' };
  } catch {
    // fetch's own errors may quote the address, and whoever runs the model set that; two reasons are enough to act on.
    return { trouble: signal.aborted ? `gives no answer within ${ms / 1000} seconds` : 'cannot be reached' };
  }
}

const completion = z
  .object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()) })
  .transform(({ choices: [{ message }] }) => message.content);

const mostBytes = 256 * 1024;

/** The body as text, or undefined when it goes on for too long. */
async function bounded(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > mostBytes) return undefined;
  }
  return text + decoder.decode();
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
