/** The paper's apparatus as Word documents: labels as real footnotes, tables and statements as they are to be printed. */
import type { Attribution } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';
import { writeDocx, type Block } from '#core/docx/document.ts';
import { byStatus, likelihoodIn, likeliestIn, type PrintedClaim } from './claims-by-status.ts';
import { sentence } from './csl.ts';
import {
  baseStatement,
  BREAKDOWNS,
  limitsStatement,
  ownSource,
  printedBreakdown,
  unverified,
  type BreakdownBy,
  type EvidenceBase,
} from './statements.ts';

/** The words that stand in the document, in the reader's language. */
export interface ApparatusWords {
  base: string;
  limits: string;
  breakdown: string;
  confirmed: string;
  noneConfirmed: string;
  confirmation(proposition: string, sides: readonly string[]): string;
  groups: Readonly<Record<BreakdownBy, string>>;
  interviews: string;
  total: string;
  noRows: string;
  merged(types: string): string;
  labels: string;
  label: string;
  noLabels: string;
  unverified: string;
  noneUnverified: string;
  claims: string;
  claim: string;
  status: string;
  likeliest: string;
  likelihood: string;
  confidence: string;
  range(from: string, to: string, unit: string): string;
  internal: string;
  internalWhy: string;
  overNinetyNine: string;
  percent(share: number): string;
  bands: string;
}

/** Whether it is made of a release, and so in the ledger: what is not says so itself, wherever the file goes. */
export type FileStanding = 'in-ledger' | 'internal';

const marked = (standing: FileStanding, words: ApparatusWords): Block[] =>
  standing === 'in-ledger' ? [] : [{ kind: 'paragraph', text: `${words.internal} ${words.internalWhy}` }];

export function labelsDocx(
  labels: readonly Attribution[],
  words: ApparatusWords,
  standing: FileStanding,
): Uint8Array {
  const notes = labels.map((fields, i): Block => ({
    kind: 'paragraph',
    text: `${words.label} ${i + 1}`,
    note: sentence(formatAttribution(fields)),
  }));
  const none: Block = { kind: 'paragraph', text: words.noLabels };
  return writeDocx([
    ...marked(standing, words),
    { kind: 'heading', text: words.labels },
    ...(notes.length > 0 ? notes : [none]),
  ]);
}

export interface PrintedBase extends EvidenceBase {
  readonly claims: readonly PrintedClaim[];
  readonly bands: readonly { readonly label: string; readonly definition: string }[];
}

export function tablesDocx(base: PrintedBase, words: ApparatusWords, standing: FileStanding): Uint8Array {
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const paragraphs = (texts: readonly string[], none: string): Block[] =>
    (texts.length > 0 ? texts : [none]).map((text) => ({ kind: 'paragraph', text }));
  return writeDocx([
    ...marked(standing, words),
    heading(words.base),
    { kind: 'paragraph', text: baseStatement(base) },
    heading(words.limits),
    { kind: 'paragraph', text: limitsStatement(base) },
    heading(words.breakdown),
    ...BREAKDOWNS.flatMap((by) => breakdownBlocks(base, by, words)),
    heading(words.confirmed),
    ...paragraphs(
      base.confirmed.map(({ proposition, sides }) => words.confirmation(proposition, sides)),
      words.noneConfirmed,
    ),
    heading(words.unverified),
    ...paragraphs(unverified(base), words.noneUnverified),
    heading(words.claims),
    claimsTable(base, words),
    { kind: 'paragraph', text: ownSource(base) },
    heading(words.bands),
    ...base.bands.map(({ label, definition }): Block => ({
      kind: 'paragraph',
      text: `${label}: ${definition}`,
    })),
  ]);
}

function breakdownBlocks(base: PrintedBase, by: BreakdownBy, words: ApparatusWords): Block[] {
  const { rows, total, merged } = printedBreakdown(base, by);
  if (rows.length === 0) return [{ kind: 'paragraph', text: words.noRows }];
  return [
    {
      kind: 'table',
      head: [words.groups[by], words.interviews],
      rows: [
        ...rows.map(({ label, interviews }) => [label, String(interviews)]),
        [words.total, String(total)],
      ],
    },
    ...(merged.length > 0 ? [{ kind: 'paragraph', text: words.merged(merged.join(', ')) } as const] : []),
    { kind: 'paragraph', text: ownSource(base) },
  ];
}

/** Likelihood and confidence stand in columns of their own, never in one phrase. */
const claimsTable = ({ claims }: PrintedBase, words: ApparatusWords): Block => ({
  kind: 'table',
  head: [words.status, words.claim, words.likeliest, words.likelihood, words.confidence],
  rows: byStatus(claims).map((claim) => [
    claim.status ?? '',
    [claim.proposition, ...claim.caveats].join(' '),
    likeliestIn(claim, words),
    likelihoodIn(claim, words),
    claim.confidence ?? '',
  ]),
});
