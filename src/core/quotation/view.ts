/** A quotation as its page shows it. */
import type { Handle, TwoLeadView } from '../two-leads.ts';
import type { Piece } from './read.ts';

export type Obstacle =
  /** The copy does not say so any more. */
  | 'not-in-copy'
  | 'identifies'
  /** Consent does not cover quotation and open publication. */
  | 'no-consent'
  /** Too few people fit any label, or those that it was approved with. */
  | 'no-label'
  /** It says what its interview is told to leave out of print. */
  | 'unsaid'
  /** The same words left under another attribution. */
  | 'other-label'
  /** As many of this source left as may. */
  | 'enough'
  /** It reads otherwise than it was approved: a purge went through it, or a list's word was changed. */
  | 'changed';

/** `standing`: what the present lead may do as the next one to approve; an analyst may take back their own. */
export interface QuotationView extends TwoLeadView {
  code: string;
  /** The span of the copy. */
  original: string;
  printed: string;
  pieces: readonly Piece[];
  firstBy: Handle | null;
  /** As it would be printed; null: it has none yet, or to an analyst. */
  label: string | null;
  /** Of what they would approve: another text or label than they were shown is refused. */
  shown: string;
  /** What keeps it from being printed now. Leads are told. */
  obstacles: readonly Obstacle[];
}
