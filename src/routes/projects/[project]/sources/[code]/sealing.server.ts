import type { SourceId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { sealedOf } from '#server/store/vault-identity.ts';
import { readServerList } from '#server/store/vault-list.ts';

/** What a browser needs to seal who a source is, and how often it was sealed already: never what. */
export const sealingFor = async (work: Work, id: SourceId) => ({
  project: String(work.project),
  changes: (await readServerList(work)).changes,
  sealed: (await sealedOf(work, id)).length,
});
