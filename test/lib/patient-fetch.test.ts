import { describe, expect, test } from 'vitest';
import { patientFetch } from '#lib/patient-fetch.ts';

const PAGE = '/projects/demo/records/R-2ABCD';
const DATA = `https://sanad.test${PAGE}/__data.json?x-sveltekit-invalidated=01`;

type Answer = () => Promise<Response>;
const ok: Answer = () => Promise.resolve(new Response('{"type":"data"}\n{"later":1}\n'));
const cut: Answer = () => Promise.reject(new TypeError('network'));
const status =
  (code: number): Answer =>
  () =>
    Promise.resolve(new Response('no', { status: code }));
/** The connection breaks after these bytes. */
const breaksAfter =
  (text: string): Answer =>
  () => {
    let sent = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent) controller.error(new TypeError('reset'));
        else controller.enqueue(new TextEncoder().encode(text));
        sent = true;
      },
    });
    return Promise.resolve(new Response(body));
  };

/** A page with a network that answers so, one after the other. */
function page(...answers: Answer[]) {
  const told: number[] = [];
  const unable: boolean[] = [];
  const asked: string[] = [];
  const around: { path: string; goes?: string } = { path: PAGE };
  const read = patientFetch({
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return (answers.shift() ?? ok)();
    },
    path: () => around.path,
    pause: (ms) => {
      told.push(ms);
      return Promise.resolve();
    },
    unable: (is) => void unable.push(is),
    stay: (to) => (to === around.goes ? `https://sanad.test${PAGE}?copy=field` : null),
  });
  return { read, asked, told, unable, around };
}

describe('reading an open page anew', () => {
  test('asks again where the network fails, a server is away, or the answer breaks off in its first line', async () => {
    const { read, asked, told } = page(
      cut,
      status(503),
      status(429),
      status(500),
      breaksAfter('{"type"'),
      ok,
    );
    expect(await (await read(DATA)).text()).toBe('{"type":"data"}\n{"later":1}\n');
    expect(asked).toHaveLength(6);
    expect(told).toEqual([500, 1000, 2000, 4000, 5000]);
  });

  test('says that the server cannot answer after three answers of 500, asks ever more seldom, and takes it back', async () => {
    const { read, told, unable } = page(...Array.from({ length: 8 }, () => status(500)), cut, ok);
    expect((await read(DATA)).status).toBe(200);
    expect(told).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 5000]);
    expect(unable).toEqual([true, false]);
    const short = page(status(500), status(500), ok);
    await short.read(DATA);
    expect(short.unable).toEqual([]);
  });

  test('passes on what the server decides: a redirect in words, a page that is not there any more', async () => {
    for (const code of [200, 400, 401, 403, 404])
      expect((await page(status(code)).read(DATA)).status).toBe(code);
  });

  test('gives what has come once the first line is whole, before the rest is there', async () => {
    const answer = await page(breaksAfter('{"type":"data"}\n')).read(DATA);
    const reader = answer.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{"type":"data"}\n');
    await expect(reader?.read()).rejects.toThrow('reset');
  });

  test('does not hold up a way to another page, nor anything else', async () => {
    await expect(page(cut).read('/projects/demo/claims/__data.json')).rejects.toThrow('network');
    await expect(page(cut).read(PAGE)).rejects.toThrow('network');
    await expect(page(cut).read(new Request(`https://sanad.test${PAGE}/events`))).rejects.toThrow('network');
  });

  test('where somebody goes to another page and there is no network, leads back to the one that is open', async () => {
    const { read, around } = page(cut, status(503));
    around.goes = '/projects/demo/claims';
    const answer = await read('/projects/demo/claims/__data.json');
    expect(JSON.parse(await answer.text())).toEqual({
      type: 'redirect',
      location: `https://sanad.test${PAGE}?copy=field`,
    });
    // What the server says is shown as what it is.
    expect((await read('/projects/demo/claims/__data.json')).status).toBe(503);
  });

  test('ends with the page', async () => {
    const { read, around, asked } = page(
      cut,
      () => {
        around.path = '/projects/demo';
        return cut();
      },
      cut,
    );
    await expect(read(DATA)).rejects.toThrow('network');
    expect(asked).toHaveLength(3);
  });
});
