/** A release as it would be made now, reckoned outside the request's thread. Nothing is kept. Read as a lead. */
import {
  obstacleTo,
  type Choice,
  type Preparation as Prepared,
  type PreparationInput,
} from '#core/disclosure/preparation.ts';
import { insideOf } from '#core/disclosure/thresholds.ts';
import type { Work } from '../place.ts';
import { readInsideLedger, readLedger, type LeftRelease } from './outside-ledger.ts';
import { readOutsidePeople } from './outside-people.ts';
import { printedTypes } from './source-type.ts';
import { readAffirmations } from './affirmed.ts';
import { readQuoted } from './quoted.ts';
import { readInterviews } from './printable.ts';
import { readAgreed, readThresholds } from './threshold.ts';

export interface Preparation extends Prepared {
  earlier: readonly LeftRelease[];
}

export const prepareRelease = async (
  work: Work,
  choice: Choice,
  signal?: AbortSignal,
): Promise<Preparation> =>
  prepareWith(
    work,
    { audience: 'outside', choice, thresholds: await readThresholds(work) },
    await readLedger(work),
    signal,
  );

/** Whoever may read it may read what left for outside use too. */
export const prepareInside = async (work: Work, again: boolean): Promise<Preparation> =>
  prepareWith(
    work,
    {
      audience: 'inside',
      choice: { kind: 'analysis', steps: null, sensitive: [], again, apparatus: false },
      thresholds: insideOf(await readAgreed(work)),
    },
    [...(await readLedger(work)), ...(await readInsideLedger(work))],
  );

async function prepareWith(
  work: Work,
  asked: Pick<PreparationInput, 'audience' | 'choice' | 'thresholds'>,
  earlier: readonly LeftRelease[],
  signal?: AbortSignal,
): Promise<Preparation> {
  const input: PreparationInput = {
    ...asked,
    people: await readOutsidePeople(work, asked.choice.kind),
    earlier: earlier.map(({ id, madeOf }) => ({ id, madeOf })),
    affirmations: asked.choice.apparatus
      ? await readAffirmations(work, await readInterviews(work), () => true)
      : { claims: [], said: [] },
    quoted: await readQuoted(work),
    types: await printedTypes(work),
  };
  // As secret as the project's key, and the same until that is changed.
  const secret = Buffer.from(work.words.digest('who is held back')).toString('hex');
  const job = { kind: 'prepare', input, secret } as const;
  const prepared = await work.ground.engines.alone('prepare', job, signal ? { signal } : {});
  return { ...prepared, earlier };
}

/** What a lead sees of it: classes and figures, and nobody's id. */
export function viewOf(prepared: Preparation) {
  const { thresholds, file, release, madeOf, leftOut, verdict, earlier } = prepared;
  const at = new Map(earlier.map((one) => [one.id, one.at]));
  const differences = verdict.kind === 'clear' ? [] : verdict.differences;
  return {
    thresholds,
    file,
    release: release &&
      madeOf && {
        steps: release.steps,
        sensitive: madeOf.sensitive,
        counts: madeOf.counts,
        withheld: release.withheld.map(({ cells, people, researchers, values }) => ({
          ...{ cells, people, researchers, values },
        })),
      },
    leftOut,
    obstacle: obstacleTo(prepared),
    differences: differences.map(({ rule, people, remedy, parts }) => ({
      rule,
      people,
      remedy,
      parts: parts.map(({ export: id, of, group }) => ({ at: at.get(id) ?? null, of, group })),
    })),
    earlier: earlier.length,
  };
}
