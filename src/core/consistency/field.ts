/** C9, the work of all researchers, claim by claim, as statements come and go. All that it keeps are whole numbers. */
import type { Features, ResearcherAssessment } from './assessment.ts';
import { minus, type Answer, type Encounters } from './encounters.ts';
import { assessResearcher, untold, type Work } from './interviewer.ts';
import { compareIds } from './records.ts';
import { Tally } from './tally.ts';

/** What a claim shows. */
interface Shown {
  readonly encounters: Encounters;
  readonly answers: readonly Answer[];
}

export class Field {
  private readonly shown = new Map<string, Shown>();
  private readonly ledgers = new Map<string, Ledger>();
  /** All answers, by how alike the questions were put. */
  private readonly answers = new Tally();
  /** Whose work looks different now. */
  private readonly stale = new Set<string>();
  private allStale = true;

  /** What a claim shows now, in place of what it showed; null: the claim is gone. */
  show(claim: string, now: Shown | null): void {
    const before = this.shown.get(claim);
    if (before !== undefined) this.count(before, -1);
    if (now !== null) this.count(now, 1);
    if (now === null) this.shown.delete(claim);
    else this.shown.set(claim, now);
  }

  /** Who there is has changed. */
  regroup(): void {
    this.allStale = true;
  }

  /** Looks again at those whose work looks different. */
  assess(researchers: readonly string[]): ResearcherAssessment[] {
    const stale = this.allStale ? researchers : researchers.filter((id) => this.stale.has(id));
    this.allStale = false;
    this.stale.clear();
    return stale.map((id) => assessResearcher(id, this.workOf(id), researchers));
  }

  /** Of each, the features of which there is too little to say anything. */
  untold(researchers: readonly string[]): Map<string, (keyof Features)[]> {
    return new Map(researchers.map((id) => [id, untold(id, this.workOf(id), researchers)]));
  }

  private count({ encounters, answers }: Shown, by: 1 | -1): void {
    for (const id of new Set(encounters.interviews.map(({ researcher }) => researcher))) {
      this.ledger(id).count(id, encounters, by);
      this.stale.add(id);
    }
    for (const answer of answers) {
      this.answers.count(likeness(answer), answer.right, by);
      if (answer.researcher !== null) this.ledger(answer.researcher).answer(answer, by);
      this.allStale = true; // each is held against the answers of all others
    }
  }

  private ledger(id: string): Ledger {
    const there = this.ledgers.get(id);
    if (there !== undefined) return there;
    const made = new Ledger();
    this.ledgers.set(id, made);
    return made;
  }

  private workOf(id: string): Work {
    const ledger = this.ledger(id);
    return {
      interviews: ledger.interviews.size,
      pairs: (one, other) => ledger.pairs.of(pairOf(one, other)),
      allPairs: ledger.pairs.sum(),
      isInPairs: (researcher) => ledger.inPairs.of(researcher).all > 0,
      figures: ledger.figures,
      answers: ledger.sortedAnswers(),
      others: (answer) => minus(this.answers.of(likeness(answer)), ledger.right.of(likeness(answer))),
    };
  }
}

/** What one researcher's claims show. */
class Ledger {
  readonly interviews = new Tally();
  readonly pairs = new Tally();
  /** Researchers, by the pairs that they took one of. */
  readonly inPairs = new Tally();
  readonly right = new Tally();
  private readonly theirs = new Tally();
  private readonly others = new Tally();
  private readonly answers = new Map<string, { answer: Answer; times: number }>();

  count(id: string, on: Encounters, by: 1 | -1): void {
    for (const { researcher, interview } of on.interviews)
      if (researcher === id) this.interviews.count(interview, false, by);
    for (const { one, other, agree } of on.pairs) {
      this.pairs.countAll(pairOf(one, other), agree, by);
      this.inPairs.countAll(one, agree, by);
      this.inPairs.countAll(other, agree, by);
    }
    for (const { researcher, round } of on.figures)
      (researcher === id ? this.theirs : this.others).count('', round, by);
  }

  answer(answer: Answer, by: 1 | -1): void {
    this.right.count(likeness(answer), answer.right, by);
    const key = JSON.stringify([likeness(answer), answer.public, answer.right]);
    const times = (this.answers.get(key)?.times ?? 0) + by;
    if (times === 0) this.answers.delete(key);
    else this.answers.set(key, { answer, times });
  }

  get figures(): Work['figures'] {
    return { theirs: this.theirs.of(''), others: this.others.of('') };
  }

  /** In one order, whatever came first: their logarithms are added up. */
  sortedAnswers(): { answer: Answer; times: number }[] {
    return [...this.answers].sort(([a], [b]) => compareIds(a, b)).map(([, group]) => group);
  }
}

const pairOf = (one: string, other: string): string => JSON.stringify([one, other]);

/** Questions that were put alike: to the same type and party, with a truth that serves alike. */
const likeness = ({ type, party, cell }: Answer): string => JSON.stringify([type, party, cell]);
