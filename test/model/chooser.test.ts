import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { checkModel, createChooser } from '../../src/model/chooser.ts';
import { fakeLog } from '../fakes/log.ts';
import { modelServer, says } from './server.ts';

const choice = {
  title: 'Tea and walking',
  sentences: ['A SECRET sentence.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.', 'Eight.', 'Nine.'],
  count: 4,
};

async function chosen(answer: (response: ServerResponse) => void, ms = 5_000) {
  const { url, asked } = await modelServer(answer);
  const log = fakeLog();
  const places = await createChooser({ url, name: 'small', key: 'key-123' }, log, { ms }).choose(choice);
  return { places, asked, log };
}

describe('a model that chooses', () => {
  test('is shown the title and numbered sentences, and its numbers are taken in its order', async () => {
    const { places, asked, log } = await chosen(says('[3, 1, 7]'));
    expect(places).toEqual([2, 0, 6]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer key-123' });
    const body = JSON.parse(asked[0]?.body ?? '') as { model: string; messages: { role: string; content: string }[] };
    expect(body.model).toBe('small');
    expect(body.messages[1]?.content).toContain('Tea and walking\n\n1. A SECRET sentence.\n2. Two.');
    expect(log.lines).toEqual([]);
  });

  test.each([
    ['with words around it', 'Here you are: [2, 4].\nHope this helps!', [1, 3]],
    ['in a fence', '```json\n[2,\n 4]\n```', [1, 3]],
    ['with a number twice', '[2, 2, 4]', [1, 3]],
  ])('may give its list %s', async (_, content, places) => {
    expect((await chosen(says(content))).places).toEqual(places);
  });

  test.each([
    ['a refusal', says('I cannot help with medical topics.')],
    ['a summary of its own', says('Tea cures MS.')],
    ['a number beyond the last', says('[1, 10]')],
    ['nought', says('[0, 1]')],
    ['a negative number', says('[-1, 2]')],
    ['a fraction', says('[1.5]')],
    ['an empty list', says('[]')],
    ['two lists', says('[1, 2] or [3, 4]')],
    ['sentences for numbers', says('["Tea cures MS."]')],
    ['every number', says('[1,2,3,4,5,6,7,8,9]')],
    ['a very long number', says(`[${'9'.repeat(5000)}]`)],
    ['no content', says(null)],
    ['an object', says({ numbers: [1] })],
    ['no choices', (response: ServerResponse) => response.end('{"choices":[]}')],
    ['an error object', (response: ServerResponse) => response.end('{"error":{"message":"no such model"}}')],
    ['a web page', (response: ServerResponse) => response.end('<html>[1, 2]</html>')],
    ['nothing', (response: ServerResponse) => response.end()],
    ['status 401', (response: ServerResponse) => response.writeHead(401).end('[1]')],
    ['status 429', (response: ServerResponse) => response.writeHead(429).end()],
    ['status 500', (response: ServerResponse) => response.writeHead(500).end('A SECRET sentence.')],
    ['a redirect', (response: ServerResponse) => response.writeHead(307, { location: '/elsewhere' }).end()],
    ['half an answer', (response: ServerResponse) => void response.write('{"choices":[', () => response.destroy())],
    ['no end of words', (response: ServerResponse) => endless(response)],
  ])('that answers with %s chooses nothing, and the log tells of it without the text', async (_, answer) => {
    const { places, log } = await chosen(answer);
    expect(places).toBeUndefined();
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/SECRET|Tea|key-123/);
  });

  test.each([
    ['never answers', () => undefined],
    [
      'begins and never ends',
      (response: ServerResponse) => {
        response.write('{"choices":');
      },
    ],
  ])('that %s is waited for no longer than the limit', async (_, answer) => {
    const started = performance.now();
    const { places, log } = await chosen(answer, 150);
    expect(places).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(log.lines[0]?.text).toContain('gives no answer within 0.15 seconds');
  });

  test('that is not there chooses nothing', async () => {
    const log = fakeLog();
    const chooser = createChooser({ url: 'http://127.0.0.1:1/v1', name: 'small' }, log);
    expect(await chooser.choose(choice)).toBeUndefined();
    expect(log.lines[0]?.text).toContain('cannot be reached');
  });

  test('is found well or wanting by the doctor', async () => {
    const well = await modelServer(says('[1, 3, 5]'));
    expect(await checkModel({ url: `${well.url}/`, name: 'small' })).toBeUndefined();
    const ill = await modelServer((response) => response.writeHead(404).end());
    expect(await checkModel({ url: ill.url, name: 'small' })).toBe('answers with status 404');
  });
});

function endless(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write('word '.repeat(10_000)));
    response.once('drain', more);
  };
  more();
}
