/**
 * What the API says when it does not do what was asked: problem details (RFC 9457), one function and one stable `type`
 * for each failure. The one place where a failure becomes an HTTP answer under /api.
 */
import type { z } from 'zod';

/** A field of the body or the query that cannot be used. */
export interface FieldFault {
  /** Path in the body, as `text.0.answer`; empty for the whole body. */
  field: string;
  /** What is wrong and what to do. */
  message: string;
}

export interface Problem {
  /** Stable: clients may switch on it. */
  type: `urn:sanad:problem:${ProblemCode}`;
  title: string;
  status: number;
  detail: string;
  errors?: FieldFault[];
  /** Of a release: hits of the identifier scan that are not settled. */
  hits?: HitToSettle[];
}

export interface HitToSettle {
  hit: string;
  rule: string;
  words: string;
  /** Index of its paragraph, and UTF-16 offsets in it. */
  block: number;
  from: number;
  to: number;
}

export const PROBLEM_CODES = {
  'sign-in': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'body-too-large': 413,
  'malformed-json': 400,
  'bad-request': 400,
  'invalid-body': 422,
  'invalid-query': 422,
  'too-fast': 429,
  internal: 500,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof PROBLEM_CODES;

const make = (code: ProblemCode, title: string, detail: string, errors?: FieldFault[]): Problem => ({
  type: `urn:sanad:problem:${code}`,
  title,
  status: PROBLEM_CODES[code],
  detail,
  ...(errors ? { errors } : {}),
});

export const problems = {
  signIn: (): Problem =>
    make(
      'sign-in',
      'Nobody is signed in',
      'Send a session cookie, or “Authorization: Bearer TOKEN” with a token that is alive. “sanad token create” makes one.',
    ),
  /** The same for what does not exist and for what the caller may not see. */
  notFound: (): Problem =>
    make('not-found', 'Not found', 'There is nothing at this address that you may see. Check the address.'),
  forbidden: (): Problem =>
    make(
      'forbidden',
      'Not yours to do',
      'Your role in this project does not do this. Ask a lead of the project.',
    ),
  foreignOrigin: (): Problem =>
    make(
      'foreign-origin',
      'A foreign origin',
      'The request came from a page of another site. Open this site and try there.',
    ),
  methodNotAllowed: (): Problem =>
    make(
      'method-not-allowed',
      'No such verb here',
      'This address does not take that method. The Allow header lists those that it takes.',
    ),
  conflict: (detail: string, errors?: FieldFault[]): Problem =>
    make('conflict', 'It cannot be done as things stand', detail, errors),
  openHits: (code: string, hits: HitToSettle[]): Problem => ({
    ...make(
      'conflict',
      'It cannot be done as things stand',
      hits.length === 0
        ? `In ${code} words that somebody marked were changed since. Look at each in the review of the record.`
        : `${code} has ${hits.length === 1 ? 'a hit' : `${hits.length} hits`} of the identifier scan that nobody has settled. Settle each in the review of the record, or dismiss it here with a reason.`,
    ),
    hits,
  }),
  bodyTooLarge: (limit: number): Problem =>
    make(
      'body-too-large',
      'The body is too large',
      `The body is over ${limit.toLocaleString('en')} bytes. Send less at a time; nothing was stored.`,
    ),
  malformedJson: (): Problem =>
    make('malformed-json', 'The body is not JSON', 'The body cannot be read as JSON. Nothing was stored.'),
  badRequest: (): Problem =>
    make('bad-request', 'The request cannot be read', 'The request cannot be read. Nothing was stored.'),
  invalidBody: (errors: FieldFault[]): Problem =>
    make('invalid-body', 'The body has a field that cannot be used', sentence(errors), errors),
  invalidQuery: (errors: FieldFault[]): Problem =>
    make('invalid-query', 'The query has a field that cannot be used', sentence(errors), errors),
  tooFast: (): Problem =>
    make('too-fast', 'Too many requests', 'Too many requests came in a short time. Wait a minute and go on.'),
  internal: (): Problem =>
    make(
      'internal',
      'Something went wrong on our side',
      'Nothing that was saved is lost. Try again; if it stays, tell whoever runs this server.',
    ),
};

const sentence = (errors: FieldFault[]): string =>
  errors.map((e) => (e.field === '' ? e.message : `${e.field}: ${e.message}`)).join(' ');

/** zod's complaints, each under its field, in words that say what to send. */
export const fieldFaults = (error: z.ZodError): FieldFault[] => error.issues.flatMap(faultsOf);

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const field = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field, message: plain(issue.message) }];
  return issue.keys.map((key) => ({
    field: field === '' ? key : `${field}.${key}`,
    message: 'This field is not known here. Check its spelling, or leave it out.',
  }));
}

function plain(message: string): string {
  const [, expected, received] = /^Invalid input: expected (.+), received (.+)$/.exec(message) ?? [];
  if (expected !== undefined)
    return received === 'undefined'
      ? `It is missing. Send: ${expected}.`
      : `Send: ${expected}, not ${received}.`;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

/** The problem that a bare status stands for, where a framework has answered before a handler could. */
export function problemOf(status: number): Problem {
  switch (status) {
    case 401:
      return problems.signIn();
    case 403:
      return problems.forbidden();
    case 404:
      return problems.notFound();
    case 405:
      return problems.methodNotAllowed();
    case 413:
      return problems.bodyTooLarge(BODY_LIMIT);
    case 429:
      return problems.tooFast();
    default:
      return status < 500 ? problems.badRequest() : problems.internal();
  }
}

/** An answer of the API as problem details: what the framework said in its own form (404, 405, a thrown error) is put into ours. */
export function asProblem(response: Response): Response {
  const type = response.headers.get('content-type') ?? '';
  if (response.status < 400 || type.startsWith('application/problem+json')) return response;
  const answer = problemResponse(problemOf(response.status));
  const allow = response.headers.get('allow');
  if (allow !== null) answer.headers.set('allow', allow);
  return answer;
}

/** Of a JSON body. Transcripts are text: a long interview is a twentieth of it. */
export const BODY_LIMIT = 4 * 1024 * 1024;

export type Body<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The request's body as `shape`, or the problem to answer with. An empty body reads as `{}`. */
export async function readBody<T>(request: Request, shape: z.ZodType<T>): Promise<Body<T>> {
  const bytes = await readBytes(request, BODY_LIMIT);
  if (bytes === null) return { ok: false, problem: problems.bodyTooLarge(BODY_LIMIT) };
  let json: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    json = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return { ok: false, problem: problems.malformedJson() };
  }
  const parsed = shape.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: problems.invalidBody(fieldFaults(parsed.error)) };
}

/** Stops reading at the limit, whatever the header promised; null when there was more. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}
