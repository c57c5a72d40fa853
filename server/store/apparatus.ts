/** What a paper's tables, statements and labels are made of: read as a lead, of interviews whose consent covers print. */
import { caveatInWords } from '#core/caveat.ts';
import { shownRange } from '#core/consistency/share.ts';
import type { PrintedClaim } from '#core/apparatus/claims-by-status.ts';
import { confirmedByBothSides, type Confirmed } from '#core/apparatus/confirmed.ts';
import type { Sitting } from '#core/apparatus/sitting.ts';
import type { EvidenceBase } from '#core/apparatus/statements.ts';
import { FACTS, type Fact } from '#core/apparatus/stated.ts';
import { printedClaimText, printedLabel } from '#core/disclosure/claim-text.ts';
import type { Thresholds } from '#core/disclosure/thresholds.ts';
import type { Work } from '../place.ts';
import { readAffirmations } from './affirmed.ts';
import { leftFile } from './export.ts';
import { listSets } from './incident-set.ts';
import { readAnalysisAssertions } from './analysis-assertion.ts';
import { mindPublic } from './outside-minded.ts';
import { listPublicDocuments } from './public-document.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims, type ClaimView } from './claim.ts';
import { controlClaims } from './control-claim.ts';
import { readPrintable } from './printable.ts';
import { listRoleBands } from './role-band.ts';
import { listSourceTypes } from './source-type.ts';
import { readThresholds } from './threshold.ts';

type ReadSitting = Omit<Sitting, 'place'> & { region: string | null };

export interface Apparatus {
  /** To count, and not for the page. `region` by its key: what it is called, the page knows. */
  sittings: ReadSitting[];
  /** What its text does not state of them. */
  untold: Fact[];
  leftOut: number;
  documents: number;
  file: string | null;
  dataSets: EvidenceBase['dataSets'];
  without: string[];
  claims: PrintedClaim[];
  bands: { label: string; definition: string }[];
  /** What both sides of a claim confirm; sides by their keys. */
  confirmed: readonly Confirmed[];
  /** When the release left of whose interviews it is made; null: no release has it with it. */
  beside: Date | null;
  today: string;
  /** What is printed is held to. */
  thresholds: Pick<Thresholds, 'k' | 'cell' | 'typeRow' | 'researchers'>;
}

export async function readApparatus(work: Work): Promise<Apparatus> {
  const thresholds = await readThresholds(work);
  const printable = await readPrintable(work);
  const { rows, release } = printable;
  const file = release === null ? null : await leftFile(work, release.id);
  const met = rows.filter((row) => row.mode !== 'document');
  const counted = new Set(
    rows.filter((row) => row.mode === 'document' || row.isCovered).map((row) => row.typeKey),
  );
  const types = (await listSourceTypes(work)).filter((type) => !type.retired);
  return {
    sittings: printable.sittings.map(({ interview: _, typeKey: __, place, ...sitting }) => ({
      ...sitting,
      region: place,
    })),
    untold: release === null ? [] : FACTS.filter((fact) => !release.facts.includes(fact)),
    leftOut: met.filter((row) => !row.isCovered).length,
    documents: file?.documents ?? rows.length - met.length,
    file: file?.sha256 ?? null,
    dataSets: (await listSets(work)).map(({ name, access }) => ({ name: printedClaimText(name), access })),
    without: types.filter((type) => !counted.has(type.key)).map((type) => printedLabel(type.label)),
    claims: await readClaims(work),
    bands: (await listRoleBands(work))
      .filter((band) => !band.retired)
      .map(({ label, definition }) => ({
        label: printedLabel(label),
        definition: printedClaimText(definition),
      })),
    confirmed: await readConfirmed(work, printable, thresholds.typeRow),
    beside: release?.at ?? null,
    thresholds,
    today: work.ground.now().toISOString().slice(0, 7),
  };
}

/** Without control questions, whose answer is the leads' secret. */
async function readClaims(work: Work): Promise<Apparatus['claims']> {
  const control: ReadonlySet<string> = await controlClaims(work);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const claims = await listClaims(work);
  const documents = await listPublicDocuments(work);
  const minded = await mindPublic(work, claims, await readAnalysisAssertions(work), documents);
  return claims
    .filter(({ id }) => !control.has(id))
    .map((claim) => {
      const { id, proposition, units } = claim;
      const verdict = verdicts.get(id);
      const best = verdict?.best ?? null;
      const range = verdict?.range ? shownRange(verdict.range, units[0]?.label) : null;
      return {
        id,
        proposition: printedClaimText(proposition),
        status: verdict?.status ?? null,
        held: best === null ? null : printedLabel(labelOf(claim, best)),
        range: range && { lo: range.lo, hi: range.hi, unit: printedLabel(units[0]?.label ?? '') },
        likelihood: best === null ? null : (verdict?.p?.[best] ?? null),
        confidence: verdict?.confidence ?? null,
        caveats: (minded.claims.get(id) ?? []).map((one) => printedClaimText(caveatInWords(one))),
      };
    });
}

/** A value that the engine names by key or by label. */
const labelOf = ({ values }: ClaimView, value: string): string =>
  values.find(({ key }) => key === value)?.label ?? value;

/**
 * Of interviews that print may know of, or, beside a release, of those that its entry counts; and of public documents. Each side
 * by as many people as a row by type.
 */
async function readConfirmed(
  work: Work,
  { rows, release }: Awaited<ReturnType<typeof readPrintable>>,
  least: number,
): Promise<Confirmed[]> {
  const { claims, said } = await readAffirmations(
    work,
    rows,
    ({ isCovered, record }, claim) =>
      isCovered && (release === null || release.affirming.get(claim)?.has(record) === true),
  );
  return confirmedByBothSides(claims, said, least).map(({ proposition, ...one }) => ({
    ...one,
    proposition: printedClaimText(proposition),
  }));
}
