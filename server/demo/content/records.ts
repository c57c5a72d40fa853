import { clergyRecords } from '#server/demo/content/records-clergy.ts';
import { communityRecords } from '#server/demo/content/records-community.ts';
import { documentRecords } from '#server/demo/content/records-documents.ts';
import { formerRecords } from '#server/demo/content/records-former.ts';
import { iskRecordsLater } from '#server/demo/content/records-isk-later.ts';
import { iskRecords } from '#server/demo/content/records-isk.ts';
import { outsideRecords } from '#server/demo/content/records-outside.ts';
import { statementRecords } from '#server/demo/content/records-statements.ts';
import { talibanOfficialRecords } from '#server/demo/content/records-taliban-officials.ts';
import { talibanSecurityRecords } from '#server/demo/content/records-taliban-security.ts';
import { traderRecords } from '#server/demo/content/records-traders.ts';
import type { DemoRecord } from '#server/demo/study.ts';

/** In the order of their months, as they would have come in. */
export const records: DemoRecord[] = [
  ...talibanOfficialRecords,
  ...talibanSecurityRecords,
  ...iskRecords,
  ...iskRecordsLater,
  ...formerRecords,
  ...clergyRecords,
  ...communityRecords,
  ...traderRecords,
  ...outsideRecords,
  ...documentRecords,
  ...statementRecords,
].sort((a, b) => (`${a.month} ${a.ref}` < `${b.month} ${b.ref}` ? -1 : 1));
