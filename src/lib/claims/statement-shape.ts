/** Statements as they come over the wire. */
import { z } from 'zod';
import { BOUNDS, STANCES } from '#core/coding.ts';
import { AUDIENCES } from '#core/interview.ts';
import { ELSEWHERE } from './comparable.ts';
import type { Statement } from './statement.ts';

const TypeShape = z.object({ key: z.string(), letter: z.string(), label: z.string(), camp: z.string() });

const FigureShape = z.object({
  lo: z.number(),
  hi: z.number(),
  bound: z.enum(BOUNDS).nullable(),
  unit: z.string(),
  countsElse: z.string().nullable(),
});

const StatementShape: z.ZodType<Statement> = z.object({
  id: z.string(),
  entry: z.string(),
  record: z.string(),
  source: z.object({ code: z.string(), type: TypeShape }),
  month: z.string(),
  audience: z.enum(AUDIENCES),
  stance: z.enum(STANCES),
  value: z.string().nullable(),
  meant: z.string().nullable(),
  figure: FigureShape.nullable(),
  refersTo: z.object({ from: z.string(), to: z.string() }).nullable(),
  root: z.string().nullable(),
  hops: z.number(),
  against: z.boolean(),
  serves: z.boolean(),
  copy: z.boolean(),
  elsewhere: z.enum(ELSEWHERE).nullable(),
  cases: z.number().nullable(),
  probed: z.boolean(),
  forecast: z.boolean(),
  coder: z
    .object({
      against: z.enum(['true', 'false', 'unclear']),
      reason: z.string().nullable(),
      differs: z.boolean(),
    })
    .nullable(),
  quote: z.string().nullable(),
});

export const SaidShape = z.object({ statements: z.array(StatementShape) });
