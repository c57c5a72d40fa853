/** A study of thousands of claims, written straight as rows, as the projection and the stores would have written them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Stance } from '#core/coding.ts';
import { drawCode, type AccountId, type ClaimId, type DocumentId } from '#core/ids.ts';
import type { InterviewId, ProjectId, RecordId, SourceId } from '#core/ids.ts';
import { CAMPS } from '#core/source.ts';
import { hashPassword } from '#server/auth/password.ts';
import { assertion, claim, document, interview, record, source } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { openPlace, type Place } from '#server/place.ts';
import { createAccount } from '#server/store/account.ts';
import { placeIn } from '#server/store/compartment.ts';
import { createProject } from '#server/store/project.ts';
import { listSourceTypes, saveSourceType } from '#server/store/source-type.ts';
import { seeded } from '../../server/crash/rounds.ts';

export const SLUG = 'large';
const leadOf = (slug: string) => ({
  email: `lead@${slug}.sanad.test`,
  password: 'four unrelated words here',
});
export const LEAD = leadOf(SLUG);

interface Size {
  claims: number;
  types: number;
  /** Statements of each claim, each of another source. */
  statements: number;
  sourcesOfType: number;
}

/** Rows of one insert: Postgres takes 65,535 values at once. */
const BATCH = 1_000;

interface Speaker {
  source: SourceId;
  interview: InterviewId;
  record: RecordId;
  document: DocumentId;
  codes: { source: string; record: string };
}

export async function writeStudy(
  ground: Ground,
  size: Size,
  seed: number,
  slug: string = SLUG,
): Promise<ProjectId> {
  const random = seeded(seed);
  const { project, account } = await openProject(ground, slug);
  const lead = await openPlace(ground, account, slug);
  if (!lead) throw new Error('the lead is no member of the study');
  const types = await fillTypes(lead, size.types);
  const speakers = await writeSpeakers(ground, lead, account, { types, each: size.sourcesOfType, random });
  const claims = await writeClaims(lead, account, size.claims, random);
  await writeStatements(ground, { project, account, speakers, claims, each: size.statements, random });
  return project;
}

async function openProject(
  ground: Ground,
  slug: string,
): Promise<{ project: ProjectId; account: AccountId }> {
  const { email, password } = leadOf(slug);
  const passwordHash = await hashPassword(password);
  return ground.db.asService('auth', async (tx) => {
    const account = await createAccount(tx, { email, passwordHash, admin: false });
    if (!account) throw new Error('the account is there already');
    const fields = { slug, name: 'A large study', approvals: 1 };
    return { account, project: await createProject(tx, ground.keys, account, fields) };
  });
}

/** The first list of a project, and as many further types as are missing, spread over camps and parties. */
async function fillTypes(lead: Place, wanted: number): Promise<string[]> {
  return lead.work(async (work) => {
    for (let n = (await listSourceTypes(work)).length; n < wanted; n++) {
      const camp = CAMPS[n % CAMPS.length] ?? 'community';
      const affiliation = n % 3 === 0 ? 'taliban' : n % 3 === 1 ? 'isk' : null;
      const words = {
        letter: `${String.fromCharCode(65 + (n % 26))}${n % 10}`,
        label: `Kind ${n} of source`,
      };
      await saveSourceType(work, null, { ...words, definition: 'Somebody.', affiliation, camp });
    }
    return (await listSourceTypes(work)).slice(0, wanted).map((type) => type.id);
  });
}

interface Speaking {
  types: readonly string[];
  each: number;
  random: () => number;
}

/** A source, an interview with it, its record and the record's analysis copy. */
async function writeSpeakers(
  ground: Ground,
  lead: Place,
  account: AccountId,
  { types, each, random }: Speaking,
): Promise<Speaker[]> {
  const keyId = ground.keys.create();
  const projectId = lead.project.id;
  const own = { projectId };
  const codes = { source: distinctCodes('S'), record: distinctCodes('R') };
  const all = types.flatMap((typeId) =>
    Array.from({ length: each }, () => ({ typeId, ...speaker(codes.source(), codes.record()) })),
  );
  await lead.work(async ({ tx }) => {
    await placeIn(
      tx,
      projectId,
      account,
      all.flatMap((one) => [one.source, one.interview, one.record]),
    );
    await tx.insert(source).values(
      all.map((one) => ({
        ...own,
        id: one.source,
        code: one.codes.source,
        typeId: one.typeId,
      })),
    );
    await tx.insert(interview).values(
      all.map((one) => ({
        ...own,
        id: one.interview,
        sourceId: one.source,
        month: monthOf(random),
        mode: 'face-to-face' as const,
        language: 'en',
      })),
    );
    await tx.insert(record).values(
      all.map((one) => ({
        ...own,
        id: one.record,
        code: one.codes.record,
        interviewId: one.interview,
        releasedAt: new Date('2024-02-01T00:00:00Z'),
        releaseVersion: 1,
      })),
    );
  });
  await ground.db.asService('log', async (tx) => {
    const copies = all.map((one) => ({ id: one.document, recordId: one.record, copy: 'analysis' as const }));
    await tx.insert(document).values(copies.map((copy) => ({ ...copy, projectId, keyId })));
  });
  return all;
}

/** Of thousands that are drawn, two are often the same. */
function distinctCodes(letter: 'S' | 'R'): () => string {
  const drawn = new Set<string>();
  return () => {
    let code = drawCode(letter, randomBytes(5));
    while (drawn.has(code)) code = drawCode(letter, randomBytes(5));
    drawn.add(code);
    return code;
  };
}

const speaker = (source: string, record: string): Speaker => ({
  codes: { source, record },
  source: randomUUID() as SourceId,
  interview: randomUUID() as InterviewId,
  record: randomUUID() as RecordId,
  document: randomUUID() as DocumentId,
});

const monthOf = (random: () => number): string =>
  `${2021 + Math.floor(random() * 3)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`;

const WHAT = [
  'a bribe was asked',
  'young men left to fight',
  'the road was closed by night',
  'a school was shut',
];
const WHERE = [
  'in the bazaar',
  'beyond the river',
  'at the upper bridge',
  'in the valley',
  'by the old fort',
];

async function writeClaims(
  lead: Place,
  account: AccountId,
  count: number,
  random: () => number,
): Promise<ClaimId[]> {
  const ids = Array.from({ length: count }, () => randomUUID() as ClaimId);
  await lead.work(async ({ tx, words, project }) => {
    for (const [from, some] of batches(ids))
      await tx.insert(claim).values(
        some.map((id, i) => {
          const n = from + i;
          const year = 2021 + (n % 3);
          const sentence = `In case ${n + 1} ${WHAT[n % WHAT.length]} ${WHERE[n % WHERE.length]}`;
          const long = n % 3 === 0 ? ', and those who came to settle it were of the same house' : '';
          return {
            projectId: project,
            id,
            kind: 'boolean' as const,
            propositionEnc: words.seal(`${sentence}${long}`),
            placeEnc: n % 2 === 0 ? words.seal(`Place ${n % 12}`) : null,
            periodFrom: `${year}-01`,
            periodTo: `${year}-12`,
            interest: interestOf(random),
            createdBy: account,
          };
        }),
      );
  });
  return ids;
}

function interestOf(random: () => number): Record<string, Record<string, 1 | -1>> {
  const drawn = random();
  if (drawn < 0.3) return {};
  return drawn < 0.65
    ? { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } }
    : { taliban: { true: 1, false: -1 } };
}

interface Saying {
  project: ProjectId;
  account: AccountId;
  speakers: readonly Speaker[];
  claims: readonly ClaimId[];
  each: number;
  random: () => number;
}

const STANCES: readonly Stance[] = ['affirms', 'affirms', 'affirms', 'denies', 'qualifies'];

/** Each claim by so many sources that follow one another from a random one on, with a step that meets other types. */
async function writeStatements(ground: Ground, saying: Saying): Promise<void> {
  const { project, account, speakers, claims, each, random } = saying;
  const rows = claims.flatMap((claimId) => {
    const start = Math.floor(random() * speakers.length);
    return Array.from({ length: each }, (_, i) => {
      const one = speakers[(start + i * 37) % speakers.length];
      if (!one) throw new Error('there is nobody who speaks');
      return {
        projectId: project,
        documentId: one.document,
        id: randomUUID(),
        recordId: one.record,
        interviewId: one.interview,
        sourceId: one.source,
        accountId: account,
        claimId,
        stance: STANCES[Math.floor(random() * STANCES.length)] ?? ('affirms' as const),
        basis: random() < 0.7 ? ('first-hand' as const) : ('hearsay' as const),
        ...{ fromBlock: 0, fromOffset: 0, toBlock: 0, toOffset: 10 },
      };
    });
  });
  await ground.db.asService('projection', async (tx) => {
    for (const [, some] of batches(rows)) await tx.insert(assertion).values(some);
  });
}

function* batches<T>(all: readonly T[]): Generator<[number, T[]]> {
  for (let from = 0; from < all.length; from += BATCH) yield [from, all.slice(from, from + BATCH)];
}
