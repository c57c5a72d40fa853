/**
 * What an outside release is made of, as it is kept: who stands in which class, cell, margin and stated count, and how it
 * was asked for. Sealed wherever it is stored, and never printed.
 */
import { z } from 'zod';
import type { Audience, LedgerExport, Statement } from './differencing.ts';
import { FACTS } from '../apparatus/stated.ts';
import type { ConsentUse } from '../interview.ts';
import type { TwoLeadView } from '../two-leads.ts';
import { KEY_STEPS, SENSITIVE_KEYS, type Steps } from './interview-keys.ts';
import { ThresholdsShape } from './thresholds.ts';

const StepsShape = z.object({
  month: z.enum(KEY_STEPS.month),
  place: z.enum(KEY_STEPS.place),
  type: z.enum(KEY_STEPS.type),
  band: z.enum(KEY_STEPS.band),
  language: z.enum(KEY_STEPS.language),
  mode: z.enum(KEY_STEPS.mode),
}) satisfies z.ZodType<Steps>;

const StatementShape = z.object({
  of: z.string(),
  kind: z.enum(['records', 'whole', 'partly-hidden']),
  by: z.array(z.string()),
  printed: z.array(z.tuple([z.string(), z.array(z.string())])),
});

/** What an outside file is for, by the use that a source agrees to. */
export const OUTPUT_KINDS = ['open-access', 'reuse'] as const satisfies readonly ConsentUse[];
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** What any file is for; `analysis` stays in the team. */
export const FILE_KINDS = [...OUTPUT_KINDS, 'analysis'] as const satisfies readonly ConsentUse[];

/** Of what goes through disclosure control. */
const CONTROLLED = ['inside', 'outside'] as const satisfies readonly Audience[];

export const MadeOfShape = z.object({
  version: z.literal(1),
  audience: z.enum(CONTROLLED),
  /** consent-scope-vs-output: whose consent does not cover it is not in it. */
  kind: z.enum(FILE_KINDS),
  steps: StepsShape,
  /** D3: columns that are printed and are no keys. */
  sensitive: z.array(z.enum(SENSITIVE_KEYS)).default([]),
  /** Only interviews that left before. */
  again: z.boolean(),
  /** Whether the labels, the table and the number of interviews of a paper are made of it. */
  apparatus: z.boolean(),
  thresholds: ThresholdsShape,
  statements: z.array(StatementShape),
  /** What the paper's text states of all its interviews; null: there is none, or it was not kept. */
  stated: z
    .object({
      facts: z.array(z.enum(FACTS)),
      of: z.array(
        z.object({
          type: z.string(),
          place: z.string().nullable(),
          month: z.string(),
          country: z.string(),
          mode: z.string(),
          language: z.string(),
          researcher: z.string(),
          source: z.string(),
        }),
      ),
    })
    .nullable()
    .default(null),
  /** Interview → person. */
  people: z.record(z.string(), z.string()),
  /** D16: who is held back with those who withdrew, in this release and in all later ones. */
  held: z.array(z.string()),
  /** Hexadecimal: the ids of its files come of it. */
  seed: z.string(),
  counts: z.object({
    interviews: z.number(),
    people: z.number(),
    smallest: z.number(),
    loss: z.number(),
    withheld: z.number(),
    heldBack: z.number(),
    withoutConsent: z.number(),
    notReleased: z.number(),
  }),
});
export type MadeOf = z.infer<typeof MadeOfShape>;

/** The coded data, which is for the leads and goes through no disclosure control: nothing is held to anything in it. */
export const CodedMadeOfShape = MadeOfShape.pick({ version: true, statements: true, people: true }).extend({
  audience: z.literal('leads'),
});
export type CodedMadeOf = z.infer<typeof CodedMadeOfShape>;

export type ReleaseCounts = MadeOf['counts'];

/** A release as the page of exports shows it. */
export interface ReleaseView extends TwoLeadView, Pick<MadeOf, 'kind' | 'again' | 'apparatus'> {
  steps: Steps;
  sensitive: MadeOf['sensitive'];
  counts: ReleaseCounts;
}

/** The rows of interviews in a file, in any entry. */
export const FILE_OF_INTERVIEWS = 'interviews.csv';

/**
 * What files of these entries say of each interview that is printed in one of them, together: who knows what somebody said
 * finds the row of it in each.
 */
export function toldIn(entries: readonly Pick<MadeOf, 'statements'>[]): ReadonlyMap<string, string> {
  const files = entries.flatMap(({ statements }) => statements.filter(({ of }) => of === FILE_OF_INTERVIEWS));
  const groups = files.map(({ printed }) => new Map(printed));
  const interviews = new Set(groups.flatMap((of) => [...of.keys()]));
  return new Map(
    [...interviews].map((one) => [one, JSON.stringify(groups.map((of) => of.get(one) ?? null))]),
  );
}

/** In an order that says nothing of its making: equal releases give equal text. */
export const keptStatement = ({ of, kind, by, printed }: Statement): MadeOf['statements'][number] => ({
  of,
  kind,
  by: [...by],
  printed: [...printed]
    .map(([unit, group]): [string, string[]] => [unit, [...group]])
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
});

export const ledgerExport = (
  id: string,
  { audience, statements, people }: MadeOf | CodedMadeOf,
): LedgerExport => ({
  id,
  audience,
  statements: statements.map((statement) => ({
    ...statement,
    by: keysOf(statement),
    printed: new Map(statement.printed),
  })),
  people: new Map(Object.entries(people)),
});

/** A paper's table of interviews by type, as it is kept. */
export const TABLE_ROW = 'row';
/** How a type is printed that is told to the camp. */
export const campCell = (camp: string): string => `camp ${camp}`;

/**
 * By what it can be compared: rows of a table of types are types, as a file's column of them is; and a file that tells the
 * types' camps is compared with what the rows of a table come to by camp.
 */
const keysOf = ({ by, printed }: MadeOf['statements'][number]): string[] =>
  by.map((key, i) => {
    if (key === TABLE_ROW) return 'type';
    const isCamp = key === 'type' && printed.every(([, group]) => (group[i] ?? '').startsWith(campCell('')));
    return isCamp && printed.length > 0 ? 'camp' : key;
  });
