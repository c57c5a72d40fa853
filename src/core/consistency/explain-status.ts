/** C6 and C7 as tests with their thresholds: why this status and not another, why this sure. */
import type { LineStep, Status, TotalStep } from './assessment.ts';
import { statusMeaning, statusWords } from './explain.ts';
import {
  CHANGED,
  CLAIMED,
  CONFIDENCE,
  CORROBORATED,
  FAINT_DB,
  HEARD_DB,
  LEANS,
  PROBABLE,
} from './thresholds.ts';
import type { Readable } from './view.ts';
import { why, type Asked, type Explained, type Why } from './why.ts';
import { likelihood } from './words.ts';

type Line = Readable<LineStep>;

/** What the tests are held against. Null: its reader does not see it. */
interface Evidence {
  readonly p: number;
  readonly supporters: readonly Line[];
  readonly opponents: readonly Line[];
  readonly kinds: number;
  readonly lines: number | null;
  readonly met: number | null;
  readonly values: number;
  /** Answers that a line which they serve gives. */
  readonly claimed: number;
}

export function evidenceOf(claim: Explained): Evidence | null {
  const total = claim.steps.find((step): step is TotalStep => step.step === 'total');
  if (total === undefined || claim.best === null) return null;
  const speaking = claim.steps.filter((step): step is Line => step.step === 'line' && step.role === 'speaks');
  const of = (ids: readonly string[]): Line[] =>
    ids.flatMap((id) => speaking.find((line) => line.assertion === id) ?? []);
  const supporters = of(total.supporters);
  return {
    p: claim.p?.[claim.best] ?? 0,
    supporters,
    opponents: of(total.opponents),
    kinds: new Set(supporters.map((line) => JSON.stringify([line.originType, line.party]))).size,
    lines: claim.nEff ?? null,
    met: claim.nEff === undefined ? null : separatelyMet(supporters),
    values: Object.keys(claim.p ?? {}).length,
    claimed: new Set(speaking.filter((line) => line.interest === 'S').map((line) => line.value)).size,
  };
}

function separatelyMet(supporters: readonly Line[]): number {
  return new Set(supporters.map((line) => line.researcher ?? JSON.stringify(['origin', line.origin]))).size;
}

/** The tests of C7 in their order, up to the one that fits. */
export function statusWhy(claim: Explained, asked: Asked): Why {
  const found = evidenceOf(claim);
  const shown: Status = claim.evidence ?? claim.status;
  return why({
    key: 'status',
    rule: 'C7',
    label: 'Status',
    figure: claim.status,
    from: 'tests',
    says: [statusMeaning(claim.status), ...replaced(claim, asked)],
    parts: found === null ? [] : trialsUpTo(shown, found, asked),
  });
}

function replaced(claim: Explained, asked: Asked): string[] {
  if (claim.status === 'refuted' && asked.filed !== null && claim.best !== null)
    return [
      `It was filed as “${asked.value(asked.filed)}”, and “${asked.value(claim.best)}” is corroborated.`,
    ];
  if (claim.status === 'superseded')
    return [
      `A later period of the same question came to another answer with a likelihood of ${likelihood(CHANGED.p)} or more. ` +
        `The evidence of its own time: ${claim.evidence ?? ''}.`,
    ];
  return [];
}

function trialsUpTo(status: Status, found: Evidence, asked: Asked): Why[] {
  const trials = asked.event ? withEvents(found) : trialsOf(found);
  const at = trials.findIndex(({ label, meets }) => label === statusWords(status) && meets !== false);
  return at === -1 ? trials : trials.slice(0, at + 1);
}

function trialsOf(found: Evidence): Why[] {
  return [
    trial('corroborated', corroboratedTests(found)),
    trial('contested', [
      likely('contested', found.p, PROBABLE, 'below'),
      heard('contested', 'What is for it', found.supporters),
      heard('contested', 'What is against it', found.opponents),
    ]),
    trial('single-source', [
      test(
        'single-source.for',
        'Voices for it',
        String(found.supporters.length),
        'exactly 1',
        found.supporters.length === 1,
      ),
      test(
        'single-source.against',
        'Voices against it',
        String(found.opponents.length),
        'none',
        found.opponents.length === 0,
      ),
      likely('single-source', found.p, LEANS, 'from'),
    ]),
    trial('one-sided', [
      test(
        'one-sided.selfless',
        'Voices for it that it does not serve',
        String(selfless(found).length),
        'none, of one or more',
        found.supporters.length > 0 && selfless(found).length === 0,
      ),
      likely('one-sided', found.p, LEANS, 'from'),
    ]),
    trial('probable', [likely('probable', found.p, PROBABLE, 'from')]),
    trial(found.values > 2 ? 'unattributed' : 'open', []),
  ];
}

/** Of an event that is not corroborated, who claims it comes first. */
function withEvents(found: Evidence): Why[] {
  const [corroborated, ...others] = trialsOf(found);
  if (corroborated === undefined) return others;
  return [
    corroborated,
    trial('multi-claimed', [
      test(
        'multi-claimed.claimed',
        'Answers claimed by those whom they serve',
        String(found.claimed),
        `${CLAIMED} or more`,
        found.claimed >= CLAIMED,
      ),
    ]),
    { ...trial('unattributed', [likely('nobody', found.p, LEANS, 'below')]), key: 'status.nobody' },
    ...others,
  ];
}

function corroboratedTests(found: Evidence): Why[] {
  const least = CORROBORATED;
  return [
    likely('corroborated', found.p, least.p, 'from'),
    counted('corroborated.lines', 'Independent lines', found.lines, least.lines, 1),
    counted('corroborated.kinds', 'Kinds of source (type and party)', found.kinds, least.kinds, 0),
    counted(
      'corroborated.met',
      'Met by different interviewers, or of different origins',
      found.met,
      least.met,
      0,
    ),
    counted(
      'corroborated.selfless',
      'Voices for it that it does not serve',
      selfless(found).length,
      least.selfless,
      0,
    ),
  ];
}

const selfless = (found: Evidence): Line[] => found.supporters.filter((line) => line.interest !== 'S');

function trial(status: Status, tests: readonly Why[]): Why {
  const met = tests.every((one) => one.meets === true);
  const unseen = tests.some((one) => one.meets === null) && tests.every((one) => one.meets !== false);
  return why({
    key: `status.${status}`,
    rule: 'C7',
    label: statusWords(status),
    from: 'tests',
    meets: unseen ? null : met,
    says: tests.length === 0 ? ['What is left when no other status fits.'] : [],
    parts: tests,
  });
}

function test(key: string, label: string, figure: string, threshold: string, meets: boolean | null): Why {
  return why({
    key: `status.${key}`,
    rule: 'C7',
    label,
    figure,
    meets,
    says: [meets === null ? `Must be ${threshold}. Only leads see the count.` : `Must be ${threshold}.`],
  });
}

function likely(status: string, p: number, limit: number, side: 'from' | 'below'): Why {
  const bound = likelihood(limit);
  return test(
    `${status}.p`,
    'How likely',
    p.toFixed(4),
    side === 'from' ? `${bound} or more` : `below ${bound}`,
    side === 'from' ? p >= limit : p < limit,
  );
}

function heard(status: string, label: string, lines: readonly Line[]): Why {
  const sum = lines.reduce((all, line) => all + Math.abs(line.adds), 0);
  return test(
    `${status}.${label === 'What is for it' ? 'for' : 'against'}`,
    label,
    `${sum.toFixed(1)} dB`,
    `more than ${HEARD_DB} dB, of lines above ${FAINT_DB} dB`,
    sum > HEARD_DB,
  );
}

function counted(key: string, label: string, has: number | null, least: number, decimals: number): Why {
  const figure = has === null ? '' : has.toFixed(decimals);
  return test(key, label, figure, `${least} or more`, has === null ? null : has >= least);
}

/** C6: how sure we are, apart from how likely it is. */
export function sureWhy(claim: Explained): Why | null {
  const found = evidenceOf(claim);
  if (found === null || claim.confidence === null || claim.fragility === null) return null;
  const checks = found.supporters.reduce((sum, line) => sum + line.checks.hard, 0);
  const { high, moderate } = CONFIDENCE;
  const has = { fragility: claim.fragility, kinds: found.kinds, checks };
  return why({
    key: 'sure',
    rule: 'C6',
    label: 'How sure we are',
    figure: claim.confidence,
    from: 'tests',
    says: ['How much would have to be wrong, and how well those who say it are known. Not how likely it is.'],
    parts: [
      sureTrial('high', { ...has }, high),
      ...(claim.confidence === 'high' ? [] : [sureTrial('moderate', has, moderate)]),
    ],
  });
}

const sureLabels = {
  fragility: 'Lines that must fall',
  kinds: 'Kinds of source (type and party)',
  checks: 'Known answers behind those who support it',
} as const;

function sureTrial(
  level: 'high' | 'moderate',
  has: Record<keyof typeof sureLabels, number>,
  least: Partial<Record<keyof typeof sureLabels, number>>,
): Why {
  const keys = (['fragility', 'kinds', 'checks'] as const).filter((key) => least[key] !== undefined);
  const parts = keys.map((key) =>
    why({
      key: `sure.${level}.${key}`,
      rule: 'C6',
      label: sureLabels[key],
      figure: String(has[key]),
      meets: has[key] >= (least[key] ?? 0),
      says: [`Must be ${least[key]} or more.`],
    }),
  );
  return why({
    key: `sure.${level}`,
    rule: 'C6',
    label: level === 'high' ? 'High' : 'Moderate',
    from: 'tests',
    meets: parts.every((one) => one.meets === true),
    parts,
  });
}
