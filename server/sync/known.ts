/** What the gate may ask of a document as it is committed. */
import type { Known } from './gate.ts';
import type { Owners } from './owners.ts';
import type { Replica } from './replica.ts';

export const knownOf = (replica: Replica, owners: Owners): Known => ({
  clock: (client) => replica.clock(client),
  owner: (client) => owners.of(client),
  owned: (account) => owners.count(account),
  standing: (id) => replica.standing(id),
  newcomer: () => null,
  isDeleted: (client, clock, length) => replica.isDeleted(client, clock, length),
  distance: (neighbours, most) => replica.distance(neighbours, most),
});
