/** What somebody said on a claim, as it is written down. */
import type { Person } from './people.ts';
import type { NominalQuestion, QuantityQuestion } from './questions.ts';

interface StatementBase {
  readonly by: Person;
  /** `own` words, another's retold, or a citation. */
  readonly from: 'own' | 'retold';
  readonly root: string | null;
  readonly hops: number;
}

export interface Word extends StatementBase {
  readonly on: NominalQuestion;
  readonly value: string;
  /** Tells of the period before, and is written down so. */
  readonly stale: boolean;
}

export interface Figure extends StatementBase {
  readonly on: QuantityQuestion;
  readonly lo: number;
  readonly hi: number;
  readonly probed: boolean;
  readonly cases: number | null;
}

export type Statement = Word | Figure;

export function isWord(statement: Statement): statement is Word {
  return 'value' in statement;
}
