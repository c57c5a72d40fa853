import { shell } from './en/shell.ts';
import { account } from './en/account.ts';
import { team } from './en/team.ts';
import { protection } from './en/protection.ts';
import { exports } from './en/exports.ts';
import { incidents } from './en/incidents.ts';
import { interview } from './en/interview.ts';
import { record } from './en/record.ts';
import { claims } from './en/claims.ts';
import { judgement } from './en/judgement.ts';

/**
 * Every word that the interface says, in English. One namespace a place; a word with a hole is a function.
 * Words are short and plain, in the glossary's terms; they say what happened, what is kept, what to do.
 */
export const en = {
  ...shell,
  ...account,
  ...team,
  ...protection,
  ...exports,
  ...incidents,
  ...interview,
  ...record,
  ...claims,
  ...judgement,
};

export type Messages = typeof en;
