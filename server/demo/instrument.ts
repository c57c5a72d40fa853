/** The demo study's lists: source types, codebook, claims, and sources as their researchers register them. */
import { randomUUID } from 'node:crypto';
import type { ClaimDraft, Term } from '#core/claim.ts';
import type { ClaimId, CodeId, SourceId } from '#core/ids.ts';
import type { Work } from '../place.ts';
import { createClaim, openClaim, type ClaimView } from '../store/claim.ts';
import { createCode } from '../store/codebook.ts';
import { listSourceTypes, saveSourceType } from '../store/source-type.ts';
import { createSource, editSource } from '../store/source-writer.ts';
import type { Person, Team } from './people.ts';
import { References } from './reference.ts';
import type { DemoClaim, DemoSource, DemoStudy } from './study.ts';

export interface SourceMade {
  id: SourceId;
  code: string;
  /** Who met it. */
  researcher: Person;
}

/** Type of the study → its key in the project's list. */
export async function addTypes(team: Team, study: DemoStudy): Promise<(type: string) => string> {
  const added = await team.lead.place.work(async (work) => {
    const keys = new Map<string, string>();
    for (const { key, label, letter, affiliation, camp } of study.sourceTypes) {
      const definition = `${label}, where no other type fits.`;
      const saved = await saveSourceType(work, null, { letter, label, definition, affiliation, camp });
      if (saved.kind !== 'saved') throw new Error(`the demo's type ${key} was not taken: ${saved.kind}`);
      const made = (await listSourceTypes(work)).find((type) => type.id === saved.id);
      if (made) keys.set(key, made.key);
    }
    return keys;
  });
  return (type) => added.get(type) ?? type;
}

export async function addCodes(team: Team, study: DemoStudy): Promise<References<CodeId>> {
  const codes = new References<CodeId>('code');
  await team.analyst.place.work(async (work) => {
    for (const { ref, parent, label, definition } of study.codes) {
      const draft = { parent: parent === null ? null : codes.get(parent), label, definition };
      codes.set(ref, must(await createCode(work, draft), `code ${ref}`).id);
    }
  });
  return codes;
}

/** Parts before wholes. */
export async function addClaims(team: Team, study: DemoStudy): Promise<References<ClaimView>> {
  const claims = new References<ClaimView>('claim');
  const families = new Map(study.claims.flatMap((c) => (c.family ? [[c.family, randomUUID()]] : [])));
  await team.analyst.place.work(async (work) => {
    for (const claim of partsFirst(study.claims)) {
      const parts = (claim.parts ?? []).map((ref) => claims.get(ref).id);
      const family = claim.family === undefined ? null : (families.get(claim.family) ?? null);
      const { id } = must(await createClaim(work, draftOf(claim, parts, family)), `claim ${claim.ref}`);
      claims.set(claim.ref, await open(work, id));
    }
  });
  return claims;
}

async function open(work: Work, id: ClaimId): Promise<ClaimView> {
  const made = await openClaim(work, id);
  if (!made) throw new Error('a claim that was just made is not there');
  return made;
}

const partsFirst = (claims: readonly DemoClaim[]): DemoClaim[] => {
  const depth = (claim: DemoClaim): number =>
    1 + Math.max(0, ...claims.filter((c) => claim.parts?.includes(c.ref)).map(depth));
  return claims.toSorted((a, b) => depth(a) - depth(b));
};

function draftOf(claim: DemoClaim, parts: string[], family: string | null): ClaimDraft {
  const terms = (labels: readonly string[] = []): Term[] => labels.map((label) => ({ key: label, label }));
  return {
    kind: claim.kind,
    proposition: claim.proposition,
    place: claim.place,
    period: claim.period,
    values: terms(claim.values),
    units: terms(claim.units),
    definitions: terms(claim.definitions),
    interest: claim.interest,
    state: claim.state ?? false,
    event: claim.event ?? false,
    exhaustive: claim.exhaustive ?? false,
    family,
    parts,
    headline: claim.headline ?? null,
    filed: claim.filed ?? null,
  };
}

/** Each by whoever met it; networks and new parties are named by a lead afterwards: no researcher may. */
export async function addSources(
  team: Team,
  study: DemoStudy,
  keyOf: (type: string) => string,
): Promise<References<SourceMade>> {
  const sources = new References<SourceMade>('source');
  for (const source of study.sources) {
    const researcher: Person = source.researcher === 'lead' ? 'lead' : `researcher-${source.researcher}`;
    const made = await team[researcher].place.work(async (work) =>
      must(await createSource(work, newSource(source, keyOf(source.type))), `source ${source.ref}`),
    );
    sources.set(source.ref, { id: made.id, code: made.code, researcher });
    const { network: networkLabel, affiliation } = source;
    const byLead = {
      ...(networkLabel === undefined ? {} : { networkLabel }),
      ...(affiliation ? { affiliation } : {}),
    };
    if (Object.keys(byLead).length > 0)
      await team.lead.place.work((work) => editSource(work, made.code, byLead));
  }
  return sources;
}

const newSource = (source: DemoSource, typeKey: string) => ({
  typeKey,
  unaffiliated: source.affiliation === null,
  roleBandKey: source.roleBand ?? undefined,
  region: source.region,
  introduction: source.introduction,
  external: source.external ?? false,
  title: source.title,
});

type Result<T> = ({ ok: true } & T) | { ok: false; faults: unknown } | { ok: false; fault: unknown };

/** What the study says must be accepted: else the study is at fault, and the load stops by name. */
export function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result;
  throw new Error(`the demo's ${what} was not taken: ${JSON.stringify(result)}`);
}
