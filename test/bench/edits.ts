/**
 * `npm run bench -- edits`: a study of 100,000 statements on 20,000 claims by 4,000 sources in the database, and the
 * longest that the server's own thread does nothing else while it is weighed from nothing, and after each of a few
 * edits: what a socket or a page would wait for at most.
 */
import { eq } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ClaimId, ProjectId, RecordId } from '#core/ids.ts';
import { createAnalysis } from '#server/analysis/analysis.ts';
import { readConfig } from '#server/config.server.ts';
import { assertion } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { publish } from '#server/live.ts';
import { writeStudy } from './matrix/study.ts';

const SIZE = { claims: 20_000, types: 40, statements: 5, sourcesOfType: 100 };
const SEED = 20_265;
const EDITS = 5;

type Print = (line: string) => void;

export async function benchEdits(print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-edits-'));
  const config = readConfig(
    { SANAD_DATA: join(folder, 'data'), LOG_LEVEL: 'error', PORT: '0' },
    { demo: false },
  );
  const { ground, close } = await openGround(config, { poolSize: 16 });
  try {
    await measure(print, ground, await writeStudy(ground, SIZE, SEED));
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(print: Print, ground: Ground, project: ProjectId): Promise<void> {
  print(`${SIZE.claims * SIZE.statements} statements (load ${load()})`);
  const analysis = createAnalysis(ground);
  const first = await stretch(async () => {
    await analysis.start();
    await analysis.caughtUp();
  });
  print(`from nothing, stored: ${words(first)}`);
  const edits: Stretch[] = [];
  for (let n = 0; n < EDITS; n++) {
    await editOne(ground, project, n);
    edits.push(await stretch(() => analysis.caughtUp()));
  }
  print(`an edit: ${edits.map(words).join('; ')} (load ${load()})`);
  await analysis.close();
}

interface Stretch {
  /** What it took, and the longest that the thread did nothing else (ms). */
  took: number;
  longest: number;
}

async function stretch(act: () => Promise<void>): Promise<Stretch> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await act();
  const took = performance.now() - began;
  delay.disable();
  return { took, longest: delay.max / 1e6 };
}

/** As the projection would write and tell it. */
async function editOne(ground: Ground, project: ProjectId, n: number): Promise<void> {
  await ground.db.asService('projection', async (tx) => {
    const [row] = await tx
      .select({
        id: assertion.id,
        claim: assertion.claimId,
        record: assertion.recordId,
        stance: assertion.stance,
      })
      .from(assertion)
      .where(eq(assertion.projectId, project))
      .orderBy(assertion.id)
      .limit(1)
      .offset(n * 1000);
    if (!row?.claim) throw new Error('the study has no such statement');
    const stance = row.stance === 'denies' ? 'affirms' : 'denies';
    await tx.update(assertion).set({ stance }).where(eq(assertion.id, row.id));
    await publish(tx, { kind: 'projected', project, ...told(row.record, row.claim) });
  });
}

const told = (record: RecordId, claim: ClaimId) => ({ record, copy: 'analysis' as const, claims: [claim] });

const words = ({ took, longest }: Stretch): string =>
  `${Math.round(took)} ms, of which ${Math.round(longest)} ms at a stretch in the server's own thread`;
const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';
