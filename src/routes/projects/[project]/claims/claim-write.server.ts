/** What a claim's form needs besides the claim: parties that have a stake, and questions that were asked before. */
import { CLAIM_KINDS, type ClaimDraft } from '#core/claim.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { joinFamily, type ClaimView } from '#server/store/claim.ts';
import { partiesInUse } from '#server/store/party.ts';
import { fieldsOf, readClaimForm, type ClaimFields } from '#lib/claims/claim-form.ts';

export const partiesOf = partiesInUse;

/** A claim that has no family yet, as the form names it: choosing it makes one of the two. */
const ALONE = 'of.';

/** The draft as it can be written at once: a family that is still to be made comes after. */
export const withoutFamily = (draft: ClaimDraft): ClaimDraft =>
  draft.family?.startsWith(ALONE) ? { ...draft, family: null } : draft;

export async function joinChosen(work: Work, claim: ClaimId, family: string | null): Promise<void> {
  const other = family?.startsWith(ALONE) ? asId<ClaimId>(family.slice(ALONE.length)) : null;
  if (other !== null) await joinFamily(work, claim, other);
}

/** One line a question: a family by its first claim, and every claim that has none yet by itself. */
export function familiesOf(claims: readonly ClaimView[], self: string | null) {
  const seen = new Set<string>();
  return claims
    .filter((claim) => claim.id !== self)
    .flatMap((claim) => {
      const family = claim.family ?? `${ALONE}${claim.id}`;
      if (seen.has(family)) return [];
      seen.add(family);
      return [{ family, proposition: claim.proposition }];
    });
}

/** Figures that may be parts of another, or of this one. */
export const figuresOf = (claims: readonly ClaimView[], self: string | null) =>
  claims
    .filter((claim) => claim.kind === 'quantity' && claim.id !== self)
    .map(({ id, proposition }) => ({ id, proposition }));

/** The form, decoded; a radio that nobody offered reads as the first kind. */
export function readForm(form: FormData, parties: readonly string[]) {
  const read = readClaimForm(form, parties);
  const typed = (name: string): string => String(form.get(name) ?? '');
  const fields: ClaimFields = {
    ...fieldsOf(read.draft),
    kind: CLAIM_KINDS.find((kind) => kind === typed('kind')) ?? 'boolean',
    from: typed('from'),
    to: typed('to'),
    headline: typed('headline'),
    family: typed('family'),
  };
  return { ...read, fields };
}
