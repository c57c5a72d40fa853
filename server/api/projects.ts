/** /api/v1/projects: the caller's own, and one as they stand in it. */
import type { z } from 'zod';
import type { Identity } from '../auth/identity.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';
import { listStudies } from '../store/membership.ts';
import { listRoleBands } from '../store/role-band.ts';
import { listSourceTypes } from '../store/source-type.ts';
import type { ListAnswer, ProjectAnswer, ProjectItem } from './schema.ts';

/** A token that is bound to one project lists that one. */
export async function getProjects(
  ground: Ground,
  identity: Identity,
): Promise<ListAnswer<z.infer<typeof ProjectItem>>> {
  const studies = await listStudies(ground, identity.account);
  const reached = studies.filter((s) => identity.project === null || s.id === identity.project);
  return { items: reached.map(({ slug, name, role }) => ({ slug, name, role })), next: null };
}

export async function getProject(place: Place): Promise<z.infer<typeof ProjectAnswer>> {
  const { slug, name, approvals } = place.project;
  const lists = await place.work(async (work) => ({
    types: await listSourceTypes(work),
    bands: await listRoleBands(work),
  }));
  return {
    slug,
    name,
    role: place.actor.role,
    approvals,
    sourceTypes: lists.types
      .filter((type) => !type.retired)
      .map(({ key, letter, label, affiliation, camp }) => ({ key, letter, label, affiliation, camp })),
    roleBands: lists.bands.filter((band) => !band.retired).map(({ key, label }) => ({ key, label })),
  };
}
