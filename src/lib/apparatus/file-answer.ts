import type { FileStanding } from '#core/apparatus/docx.ts';

/** A Word document as an answer that the browser keeps. */
export const wordAnswer = (name: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${name}.docx"`,
    },
  });

/** Made of a release or not: what is not is named so. */
export const standingOf = (beside: Date | null): { standing: FileStanding; suffix: string } =>
  beside === null ? { standing: 'internal', suffix: '-internal' } : { standing: 'in-ledger', suffix: '' };
