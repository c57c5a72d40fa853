/**
 * PROTECTION 10.7: whether the time of an answer tells what is hidden from what there is not. One person asks in turn, in
 * an order drawn anew each time, for what others have and for ids that nobody has, of the built demo on a wire of its own.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get, IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { drawCode } from '#core/ids.ts';
import { TestServer } from '../e2e/server.ts';
import { quantile, rankTest } from './rank-test.ts';

const RUNS = Number(process.env['SANAD_RUNS'] ?? 600);
const WARM_UP = 60;
/** Chance alone goes so far once in two thousand questions. */
const TELLING = 3.5;
/** 100 openings a second of one user are never refused. */
const BETWEEN_OPENINGS = 10;

/** Something that is asked for by an id, and the person who may not see it. */
interface Question {
  name: string;
  /** Of others, each of which is asked for. */
  hidden: readonly string[];
  /** An id that nobody has. */
  draw(): string;
  /** Asks and says in words what came, without what holds the id itself. */
  ask(id: string): Promise<string>;
  /** Milliseconds between two askings, where they are bounded. */
  rest?: number;
}

export async function benchReach(print: (line: string) => void): Promise<void> {
  const server = await TestServer.start({ demo: true });
  try {
    print(
      `${RUNS} times each, in ms; AUC: the chance that what is hidden takes longer than what there is not`,
    );
    for (const question of await questionsOf(server)) await put(question, print);
  } finally {
    await server.stop();
  }
}

async function put(question: Question, print: (line: string) => void): Promise<void> {
  if (question.hidden.length === 0) throw new Error(`the demo hides nothing that is a ${question.name}`);
  const times = { hidden: [] as number[], unknown: [] as number[] };
  const answers = new Set<string>();
  for (let run = -WARM_UP; run < RUNS; run++) {
    const hidden = question.hidden[Math.abs(run) % question.hidden.length] ?? '';
    const turn = [
      { of: times.hidden, id: hidden },
      { of: times.unknown, id: question.draw() },
    ];
    for (const { of, id } of Math.random() < 0.5 ? turn : turn.reverse()) {
      const asked = performance.now();
      answers.add(await question.ask(id));
      if (run >= 0) of.push(performance.now() - asked);
      if (question.rest !== undefined) await pause(question.rest);
    }
  }
  const { auc, z } = rankTest(times.unknown, times.hidden);
  const words = ({ hidden, unknown }: typeof times): string =>
    [0.5, 0.95]
      .map((share) => `${ms(quantile(hidden, share))} / ${ms(quantile(unknown, share))}`)
      .join(', p95 ');
  print(
    `${question.name}: hidden / unknown median ${words(times)}, AUC ${auc.toFixed(3)}, z ${z.toFixed(1)}` +
      `${Math.abs(z) > TELLING ? ' TELLS' : ''}${answers.size > 1 ? ' ANSWERS DIFFER' : ` (${[...answers].join()})`}`,
  );
}

const ms = (value: number): string => value.toFixed(2);

const Records = z.object({ items: z.array(z.object({ code: z.string() })) });
const OneRecord = z.object({
  source: z.string().optional(),
  rooms: z.object({ field: z.string().optional() }),
});
const Claims = z.object({ items: z.array(z.object({ id: z.string() })) });

async function questionsOf(server: TestServer): Promise<Question[]> {
  const host = `127.0.0.1:${server.environment()['PORT']}`;
  const as = async (who: string): Promise<Asker> => {
    const made = await server.sanad('token', 'create', '--user', `${who}@demo.sanad.test`);
    return new Asker(host, made.stdout.trim());
  };
  const [lead, a, b, reviewer, admin] = await Promise.all(
    ['lead', 'researcher-a', 'researcher-b', 'reviewer', 'admin'].map(as),
  );
  if (!lead || !a || !b || !reviewer || !admin) throw new Error('the demo lacks an account');
  const records = Records.parse(await a.json(`${API}/records?limit=50`)).items.map(({ code }) => code);
  const own = await Promise.all(
    records.map(async (code) => OneRecord.parse(await a.json(`${API}/records/${code}`))),
  );
  const shown = new Set(
    Claims.parse(await reviewer.json(`${API}/claims?limit=200`)).items.map(({ id }) => id),
  );
  const claims = Claims.parse(await lead.json(`${API}/claims?limit=200`)).items.flatMap(({ id }) =>
    shown.has(id) ? [] : [id],
  );
  const sources = own.flatMap(({ source }) => source ?? []);
  const rooms = own.flatMap(({ rooms: { field } }) => field ?? []);
  const record = { hidden: records, draw: () => drawCode('R', randomBytes(5)) };
  const source = { hidden: sources, draw: () => drawCode('S', randomBytes(5)) };
  const claim = { hidden: claims, draw: () => randomUUID() };
  const room = { hidden: rooms, draw: () => `${randomUUID()}.field.1` };
  const project = { hidden: ['demo'], draw: () => 'omed' };
  return [
    { name: 'record page', ...record, ask: b.page((code) => `${PAGES}/records/${code}`) },
    { name: 'record, what is now', ...record, ask: b.page((code) => `${PAGES}/records/${code}/now`) },
    { name: 'source page', ...source, ask: b.page((code) => `${PAGES}/sources/${code}`) },
    { name: 'claim page', ...claim, ask: reviewer.page((id) => `${PAGES}/claims/${id}`) },
    { name: 'project page', ...project, ask: admin.page((slug) => `/projects/${slug}`) },
    { name: 'API record', ...record, ask: b.page((code) => `${API}/records/${code}`) },
    { name: 'API claim', ...claim, ask: reviewer.page((id) => `${API}/claims/${id}`) },
    { name: 'socket', ...room, ask: (address) => b.socket(address), rest: BETWEEN_OPENINGS },
  ];
}

const PAGES = '/projects/demo';
const API = `/api/v1${PAGES}`;

/** One person with a connection that stays open. */
class Asker {
  readonly #host: string;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(host: string, token: string) {
    this.#host = host;
    this.#headers = { authorization: `Bearer ${token}`, accept: 'text/html, application/json' };
  }

  page(path: (id: string) => string): (id: string) => Promise<string> {
    return async (id) => {
      const { status, body } = await this.#get(path(id));
      return `${status}, ${body.replaceAll(id, '').replace(/nonce="[^"]*"/g, '').length} characters`;
    };
  }

  async json(path: string): Promise<unknown> {
    const { body } = await this.#get(path);
    return JSON.parse(body);
  }

  async #get(path: string): Promise<{ status: number; body: string }> {
    const request = get(`http://${this.#host}${path}`, { agent: this.#agent, headers: this.#headers });
    const [response]: unknown[] = await once(request, 'response');
    if (!(response instanceof IncomingMessage)) throw new Error('no response');
    let body = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    await once(response, 'end');
    return { status: response.statusCode ?? 0, body };
  }

  /** From the handshake to the refusal. */
  async socket(address: string): Promise<string> {
    const socket = new WebSocket(`ws://${this.#host}/sync/${address}`, { headers: this.#headers });
    const [code, reason]: unknown[] = await once(socket, 'close');
    return `${String(code)} ${String(reason)}`;
  }
}
