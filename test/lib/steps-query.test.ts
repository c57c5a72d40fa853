/** The address of a choice of a release: what is read from it is what was chosen. */
import { expect, test } from 'vitest';
import { choiceFrom } from '#core/disclosure/asked.ts';
import { NO_STEPS } from '#core/disclosure/interview-keys.ts';
import { stepsQuery } from '#lib/exports/steps-query.ts';

test('all that was chosen stands in it, each marked column too', () => {
  const chosen = { kind: 'reuse', again: true, apparatus: true, sensitive: ['type', 'band'] } as const;
  for (const steps of [null, { ...NO_STEPS, month: 'year' } as const])
    expect(choiceFrom(new URLSearchParams(stepsQuery(chosen, steps)))).toEqual({ ...chosen, steps });
});
