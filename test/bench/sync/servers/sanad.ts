/**
 * Sanad's sync server with all that is its own: sessions, gate, sealed rows, durable acknowledgement.
 *
 * `make N` lays out a study with N records and prints what stands after `/sync/` for each, and a token for each account;
 * `serve` serves it, alone or, with WHOLE=1, with the projection and the engine in the same process, as `npm start` does.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv, env, exit, stdout } from 'node:process';
import type { AccountId, InterviewId, RecordId, SourceId } from '#core/ids.ts';
import { createApp } from '#server/app.ts';
import { createToken } from '#server/auth/token.ts';
import { readConfig } from '#server/config.server.ts';
import { interview, record, source, sourceType } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { openPlace } from '#server/place.ts';
import { createAccount } from '#server/store/account.ts';
import { placeIn } from '#server/store/compartment.ts';
import { addMember, createProject } from '#server/store/project.ts';
import { LIMITS, type Limits } from '#server/sync/rate.ts';
import { createSync } from '#server/sync/sync.ts';
import { createDocument } from '#server/sync/update-log.ts';

/** Leads, since they may write every record: each has its own token, and its share of the sockets. */
const ACCOUNTS = 50;
const SLUG = 'bench';
const say = (line: unknown): void => void stdout.write(`${JSON.stringify(line)}\n`);
const config = readConfig({ LOG_LEVEL: 'error', ...env, PORT: '0' }, { demo: false });

async function make(records: number): Promise<void> {
  const { ground, close } = await openGround(config, { poolSize: 8 });
  const [lead, ...others] = await ground.db.asService('auth', async (tx) => {
    const ids: AccountId[] = [];
    for (let i = 0; i < ACCOUNTS; i++) {
      const id = await createAccount(tx, { email: emailOf(i), passwordHash: 'none', admin: false });
      if (id) ids.push(id);
    }
    return ids;
  });
  if (!lead) throw new Error('the study has no lead');
  await ground.db.asService('auth', async (tx) => {
    const project = await createProject(tx, ground.keys, lead, { slug: SLUG, name: 'Bench', approvals: 1 });
    for (const account of others) await addMember(tx, project, account, 'lead');
  });
  say({ rooms: await makeRecords(ground, lead, records), tokens: await makeTokens(ground) });
  await close();
}

const emailOf = (i: number): string => `lead-${i}@bench.test`;

async function makeRecords(ground: Ground, lead: AccountId, count: number): Promise<string[]> {
  const place = await openPlace(ground, lead, SLUG);
  if (!place) throw new Error('the lead is no member');
  return place.work(async ({ tx, project: projectId }) => {
    const [type] = await tx.select().from(sourceType).limit(1);
    const rooms: string[] = [];
    const mine = { projectId };
    for (let i = 0; i < count; i++) {
      const sourceId = randomUUID() as SourceId;
      const interviewId = randomUUID() as InterviewId;
      const id = randomUUID() as RecordId;
      await placeIn(tx, projectId, lead, [sourceId, interviewId, id]);
      await tx.insert(source).values({ ...mine, id: sourceId, code: `S-${i}`, typeId: type?.id ?? '' });
      await tx
        .insert(interview)
        .values({ ...mine, id: interviewId, sourceId, month: '2022-03', mode: 'telephone', language: 'en' });
      await tx.insert(record).values({ ...mine, id, code: `R-${i}`, interviewId });
      await createDocument(tx, ground, {
        project: projectId,
        record: id,
        copy: 'field',
        epoch: 1,
        author: lead,
      });
      rooms.push(`${id}.field.1`);
    }
    return rooms;
  });
}

async function makeTokens(ground: Ground): Promise<string[]> {
  const tokens: string[] = [];
  for (let i = 0; i < ACCOUNTS; i++) {
    const made = await createToken(ground, { email: emailOf(i), project: null });
    if (made.kind === 'made') tokens.push(made.token);
  }
  return tokens;
}

/** The rates of G12 would refuse a quarter of a million messages at once from one socket: one workload lifts them. */
const LIFTED: Limits = {
  ...LIMITS,
  socketMessages: { perSecond: 1e6, burst: 1e6 },
  userMessages: { perSecond: 1e6, burst: 1e6 },
};

async function serve(): Promise<void> {
  const { sync, close } = env['WHOLE'] === '1' ? await createApp(config) : await syncAlone();
  const server = createServer();
  server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head));
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    say({ port });
  });
  process.once('SIGTERM', () => void close().then(() => exit(0)));
}

async function syncAlone() {
  const { ground, close } = await openGround(config, { poolSize: 16 });
  const sync = createSync(ground, env['LIFTED'] === '1' ? LIFTED : LIMITS);
  return { sync, close: () => sync.close().then(close) };
}

if (argv[2] === 'make') await make(Number(argv[3]));
else await serve();
