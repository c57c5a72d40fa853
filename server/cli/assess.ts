/** `sanad assess`: the engine on a file. No server, no database. */
import { assess } from '#core/consistency/assess.ts';
import type { Assessments } from '#core/consistency/assessment.ts';
import { explainClaim } from '#core/consistency/explain-claim.ts';
import { readInterchange, type InterchangeError, type Project } from '#core/consistency/interchange.ts';
import { printAssessments } from '#core/consistency/print.ts';
import { asOf, readWhatIf, without, type WhatIf } from '#core/consistency/scenario.ts';
import { monthFault } from '#core/month.ts';
import { CommandError, readOptions, type Command, type Io } from './command.ts';
import { readJson } from './json-file.ts';

const NOTHING: WhatIf = { drop: { sources: [], researchers: [], origins: [] }, rates: [] };

export const command: Command = {
  usage: 'assess FILE.json [--as-of YYYY-MM] [--explain CLAIM] [--what-if FILE.json]',
  help: `Reads a project in the interchange format, version 1, weighs its claims and prints the assessments as JSON.
Needs no server and no database. Where a record cannot be used, it is named and nothing is assessed.

--as-of YYYY-MM     what would have been held at the end of that month: statements dated later are left out, and
                    claims resolved later are open. What is undated stays, as do answers known from the start.
--explain CLAIM     prints that claim alone, with its derivation in plain words: { version, claim, explanation }.
--what-if FILE      what would be held without some of the evidence, or with other hit rates. The file holds
                    { "drop": { "sources": [], "researchers": [], "origins": [] },
                      "rates": [{ "source", "cell": "S" | "A" | "N", "h": 0 to 1 }] }; each part may be left out.
                    An origin is dropped with all who retell it. With --as-of, that month comes first.`,

  run: async (args, io) => {
    const { positionals, values } = readOptions(args, {
      options: {
        'as-of': { type: 'string' },
        explain: { type: 'string' },
        'what-if': { type: 'string' },
      },
      positionals: ['FILE.json'],
    });
    const month = values['as-of'];
    const fault = month === undefined ? null : monthFault(month);
    if (fault !== null) throw new CommandError(`--as-of: ${fault}`);
    const file = positionals[0] ?? '';
    const read = readInterchange(readJson(file));
    if (!read.ok) return refuse(io, file, read.errors);
    const known = month === undefined ? read.project : asOf(read.project, month);
    const supposed = readSupposed(values['what-if'], read.project);
    if (!supposed.ok) return refuse(io, values['what-if'] ?? '', supposed.errors);
    const { drop, rates } = supposed.whatIf;
    const claim = values.explain;
    if (claim !== undefined && !known.claims.some((one) => one.id === claim))
      return refuse(io, file, [{ record: claim, message: `claim ${claim} is not in the file; mend the id` }]);
    const assessments = assess(without(known, drop), { rates });
    if (claim === undefined) await io.pipe(printAssessments(assessments));
    else io.out(explanation(assessments, claim));
    return 0;
  },
};

function readSupposed(file: string | undefined, project: Project): ReturnType<typeof readWhatIf> {
  return file === undefined ? { ok: true, whatIf: NOTHING } : readWhatIf(readJson(file), project);
}

function refuse(io: Io, file: string, errors: readonly InterchangeError[]): number {
  for (const { message } of errors) io.err(`${file}: ${message}\n`);
  io.err('Nothing was assessed. Correct what is named and run it again.\n');
  return 1;
}

/** JSON that can be read line by line: a sentence a line. */
function explanation({ version, claims }: Assessments, id: string): string {
  const found = claims.find((one) => one.id === id);
  const lines = found ? explainClaim(found, (named) => named) : [];
  return `${JSON.stringify({ version, claim: found, explanation: lines }, explanationOrder, 2)}\n`;
}

/** The derivation as data is in the assessments; here it is said. */
const explanationOrder = (key: string, value: unknown): unknown => (key === 'steps' ? undefined : value);
