/** C9: pairs of like sources are counted, and not listed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areAlike, encountersOn } from '#core/consistency/encounters.ts';
import { isFirstHand, openDossier } from '#core/consistency/records.ts';
import { anyProject } from './projects.ts';

test('C9: the pairs by who took them are those that there are one by one', () => {
  fc.assert(
    fc.property(anyProject, ({ sources, claims, assertions }) => {
      const byId = new Map(sources.map((source) => [source.id, source]));
      for (const claim of claims) {
        const dossier = openDossier(
          claim,
          assertions.filter((a) => a.claim === claim.id),
          byId,
        );
        const listed = new Map<string, [all: number, hits: number]>();
        const taken = dossier.statements.filter((a) => a.researcher !== null && isFirstHand(a));
        for (const [i, a] of taken.entries())
          for (const b of taken.slice(i + 1)) {
            if (claim.kind === 'quantity' || claim.resolved?.known === true || a.source === b.source)
              continue;
            if (!areAlike(byId.get(a.source), byId.get(b.source))) continue;
            const key = [a.researcher, b.researcher].toSorted().join(' ');
            const [all, hits] = listed.get(key) ?? [0, 0];
            listed.set(key, [all + 1, hits + (a.value === b.value ? 1 : 0)]);
          }
        const counted = new Map<string, [all: number, hits: number]>();
        for (const { one, other, agree } of encountersOn(dossier, byId).pairs) {
          const [all, hits] = counted.get(`${one} ${other}`) ?? [0, 0];
          counted.set(`${one} ${other}`, [all + agree.all, hits + agree.hits]);
        }
        expect([...counted].toSorted()).toEqual([...listed].toSorted());
      }
    }),
  );
});
