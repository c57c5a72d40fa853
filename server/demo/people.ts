/** Who the demo study's accounts are, and the project that they work in. */
import type { Role } from '#core/access.ts';
import type { AccountId } from '#core/ids.ts';
import { hashPassword } from '../auth/password.ts';
import type { Ground } from '../ground.ts';
import { openPlace, type Place } from '../place.ts';
import { createAccount } from '../store/account.ts';
import { addMember, createProject } from '../store/project.ts';

/** Of all demo accounts; the demo prints it. It protects nothing: the demo listens on this machine only. */
export const DEMO_PASSWORD = 'lapwing over wet fields';

const PEOPLE = {
  lead: 'lead',
  'second-lead': 'lead',
  analyst: 'analyst',
  'researcher-a': 'researcher',
  'researcher-b': 'researcher',
  'researcher-c': 'researcher',
  'researcher-d': 'researcher',
  reviewer: 'reviewer',
  'reviewer-b': 'reviewer',
  'reviewer-c': 'reviewer',
  auditor: 'auditor',
} as const satisfies Record<string, Role>;
export type Person = keyof typeof PEOPLE;

const isPerson = (name: string): name is Person => name in PEOPLE;
const names = Object.keys(PEOPLE).filter(isPerson);
export const demoEmail = (name: Person | 'admin'): string => `${name}@demo.sanad.test`;

export type Team = Record<Person, { account: AccountId; place: Place }>;

/** Makes the accounts and the project, and opens the project as each of its members. */
export async function gatherTeam(ground: Ground, project: { slug: string; name: string }): Promise<Team> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const accounts = await ground.db.asService('auth', async (tx) => {
    const make = async (name: Person | 'admin'): Promise<AccountId> => {
      const id = await createAccount(tx, { email: demoEmail(name), passwordHash, admin: name === 'admin' });
      if (!id) throw new Error(`${demoEmail(name)} is there already`);
      return id;
    };
    const ids = new Map<Person, AccountId>();
    for (const name of names) ids.set(name, await make(name));
    await make('admin');
    const id = await createProject(tx, ground.keys, of(ids, 'lead'), { ...project, approvals: 1 });
    for (const name of names) if (name !== 'lead') await addMember(tx, id, of(ids, name), PEOPLE[name]);
    return ids;
  });
  const team: Partial<Team> = {};
  for (const name of names) {
    const account = of(accounts, name);
    const place = await openPlace(ground, account, project.slug);
    if (place) team[name] = { account, place };
  }
  if (!isWhole(team)) throw new Error('somebody did not become a member');
  return team;
}

const isWhole = (team: Partial<Team>): team is Team => names.every((name) => team[name] !== undefined);

function of<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo study names ${String(key)}, which it does not have`);
  return value;
}
