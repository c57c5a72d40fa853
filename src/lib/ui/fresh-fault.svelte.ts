/** A fault outlives neither its cause nor its answer: it goes when its field is changed, or the form is sent in vain. */
import { getContext, setContext } from 'svelte';

/** What a form tells its fields. */
class FormAnswers {
  /** How many answers came. */
  count = $state(0);
  /** It was sent and no answer came: the one before is none of this sending. */
  none = $state(false);
}

const KEY = Symbol('answers of a form');

export const tellAnswers = (): FormAnswers => setContext(KEY, new FormAnswers());

/** A fault as its field shows it; `touch` says that the field was changed. */
export function freshFault(fault: () => string | undefined) {
  const answers = getContext<FormAnswers | undefined>(KEY);
  let touchedAt = $state(-1);
  return {
    get now(): string | undefined {
      const past = answers !== undefined && (answers.none || answers.count === touchedAt);
      return past ? undefined : fault() || undefined;
    },
    touch(): void {
      touchedAt = answers?.count ?? -1;
    },
  };
}
