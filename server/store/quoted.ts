/** Whose words left as a quotation, and under which label. Read as a lead. */
import { and, eq, isNotNull } from 'drizzle-orm';
import { QuotationLabelShape, type Quoted } from '#core/quotation/label.ts';
import { quotation } from '../db/schema.ts';
import type { Work } from '../place.ts';

export async function readQuoted(work: Work): Promise<Quoted[]> {
  const rows = await work.tx
    .select({ interview: quotation.recordId, labelEnc: quotation.labelEnc })
    .from(quotation)
    .where(
      and(
        eq(quotation.projectId, work.project),
        eq(quotation.outcome, 'done'),
        isNotNull(quotation.labelEnc),
      ),
    );
  return rows
    .flatMap(({ interview, labelEnc }) =>
      labelEnc === null
        ? []
        : [{ interview, label: QuotationLabelShape.parse(JSON.parse(work.words.open(labelEnc))) }],
    )
    .toSorted((a, b) => (a.interview < b.interview ? -1 : 1));
}
