/** The demo's incident data, imported by its analyst as a file would be. */
import { readCsv } from '#core/csv.ts';
import { guessMapping } from '#core/incidents/mapping.ts';
import { hashOfFile, makeSet } from '#core/incidents/set.ts';
import { linkIncident } from '../store/incident-claim.ts';
import { keepSet, openSet } from '../store/incident-set.ts';
import type { Made } from './interview.ts';
import type { Team } from './people.ts';
import type { DemoStudy } from './study.ts';

export async function addIncidents(team: Team, made: Made, { incidents }: DemoStudy): Promise<void> {
  const { name, csv, link } = incidents;
  const bytes = new TextEncoder().encode(csv);
  const read = readCsv(bytes);
  if (!read.ok) throw new Error(`the demo's incidents, ${read.place}: ${read.words}`);
  const kept = makeSet(name, read.table, guessMapping(read.table), { file: hashOfFile(bytes) });
  if (!kept.ok) throw new Error(`the demo's incidents: ${JSON.stringify(kept.faults)}`);
  await team.analyst.place.work(async (work) => {
    const set = await openSet(work, await keepSet(work, kept.set));
    const event = set?.incidents.find(({ place, day }) => place === link.place && day === link.day);
    const linked =
      set && event && (await linkIncident(work, set, event.line, made.claims.get(link.claim).id));
    if (linked !== 'linked') throw new Error(`the demo cannot link an incident to ${link.claim}`);
  });
}
