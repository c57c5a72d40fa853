/** What an endpoint says: a value with its status, or a problem. */
import type { z } from 'zod';
import { fieldFaults, problemResponse, problems, type Problem } from './problem.ts';

export type Answer<T> = { ok: true; status: number; value: T } | { ok: false; problem: Problem };

export const answered = <T>(value: T, status = 200): Answer<T> => ({ ok: true, status, value });
export const refused = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });

export const respond = (answer: Answer<unknown>): Response =>
  answer.ok
    ? new Response(JSON.stringify(answer.value), {
        status: answer.status,
        headers: { 'content-type': 'application/json' },
      })
    : problemResponse(answer.problem);

/** The query of a list, or the problem to answer with. */
export function readQuery<T>(
  url: URL,
  shape: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; problem: Problem } {
  const parsed = shape.safeParse(Object.fromEntries(url.searchParams));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : refused(problems.invalidQuery(fieldFaults(parsed.error)));
}
