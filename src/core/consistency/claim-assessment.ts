/** One claim, by its kind. */
import type { ClaimAssessment } from './assessment.ts';
import type { Context } from './context.ts';
import { assessNominal } from './nominal.ts';
import { assessQuantity } from './quantity-assessment.ts';
import type { Dossier } from './records.ts';

export function assessClaim(dossier: Dossier, context: Context): ClaimAssessment {
  switch (dossier.kind) {
    case 'nominal':
      return assessNominal(dossier, context);
    case 'quantity':
      return assessQuantity(dossier, context);
  }
}
