/** The OpenAPI document of /api/v1, from the shapes that decode its bodies and type its answers. */
import { z } from 'zod';
import * as shapes from './schema.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem.ts';

type Shape = z.ZodType;

interface Operation {
  summary: string;
  /** Who may; anybody with a session or token otherwise meets 403 or 404. */
  who: string;
  body?: Shape;
  list?: boolean;
  answers: Readonly<Record<number, { words: string; shape: Shape }>>;
  problems: readonly ProblemCode[];
}

type Path = Readonly<Partial<Record<'get' | 'post' | 'patch', Operation>>>;

const READ: readonly ProblemCode[] = ['sign-in', 'forbidden', 'not-found'];
const LIST: readonly ProblemCode[] = [...READ, 'invalid-query'];
const WRITE: readonly ProblemCode[] = [...READ, 'malformed-json', 'invalid-body', 'body-too-large'];

const ok = (shape: Shape, words = 'As asked') => ({ 200: { words, shape } });

/** By path below /api/v1; `{project}` is a slug, `{code}` a record's, `{claim}` a claim's id. */
const PATHS: Readonly<Record<string, Path>> = {
  '/projects': {
    get: {
      summary: 'The caller’s projects',
      who: 'everybody',
      list: true,
      answers: ok(shapes.listOf(shapes.ProjectItem)),
      problems: ['sign-in', 'invalid-query'],
    },
  },
  '/projects/{project}': {
    get: {
      summary: 'A project, with the lists from which a new source picks',
      who: 'its members',
      answers: ok(shapes.ProjectAnswer),
      problems: ['sign-in', 'not-found'],
    },
  },
  '/projects/{project}/records': {
    get: {
      summary: 'Records that the caller may see, latest month first',
      who: 'leads all, researchers their own, analysts what was released',
      list: true,
      answers: ok(shapes.listOf(shapes.RecordItem)),
      problems: LIST,
    },
    post: {
      summary: 'Log an interview: source, interview, record, and its text if there is one',
      who: 'leads and researchers',
      body: shapes.NewRecordBody,
      answers: { 201: { words: 'Logged', shape: shapes.NewRecordAnswer } },
      problems: WRITE,
    },
  },
  '/projects/{project}/records/{code}': {
    get: {
      summary: 'A record, with the rooms of its copies',
      who: 'whoever may see it',
      answers: ok(shapes.RecordAnswer),
      problems: READ,
    },
    patch: {
      summary: 'Lock or unlock a record',
      who: 'leads',
      body: shapes.RecordPatch,
      answers: ok(shapes.RecordAnswer),
      problems: WRITE,
    },
  },
  '/projects/{project}/records/{code}/release': {
    post: {
      summary: 'Approve the release of a record; the same lead counts once',
      who: 'leads',
      body: shapes.ReleaseBody,
      answers: {
        200: { words: 'Released', shape: shapes.ReleasedAnswer },
        202: { words: 'Approved; another lead is missing', shape: shapes.ReleaseWaitingAnswer },
      },
      problems: [...WRITE, 'conflict'],
    },
  },
  '/projects/{project}/claims': {
    get: {
      summary: 'Claims in the order in which they were written down',
      who: 'leads and analysts all, with the verdict; reviewers those shown to them, without',
      list: true,
      answers: ok(shapes.listOf(shapes.ClaimItem)),
      problems: LIST,
    },
    post: {
      summary: 'Write down a claim',
      who: 'leads and analysts',
      body: shapes.NewClaimBody,
      answers: { 201: { words: 'Written down', shape: shapes.NewClaimAnswer } },
      problems: WRITE,
    },
  },
  '/projects/{project}/claims/{claim}': {
    get: {
      summary: 'A claim',
      who: 'as for the list',
      answers: ok(shapes.ClaimItem),
      problems: READ,
    },
  },
  '/projects/{project}/interchange': {
    get: {
      summary: 'The whole project as the engine reads it: the input of “sanad assess”',
      who: 'leads',
      answers: ok(shapes.InterchangeAnswer),
      problems: READ,
    },
  },
  '/projects/{project}/assessments': {
    get: {
      summary: 'The current assessments: what “sanad assess” prints on the interchange file',
      who: 'leads; analysts rounded, without researchers and what tells how independent lines are, as nEff',
      answers: ok(shapes.AssessmentsAnswer),
      problems: READ,
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This document',
      who: 'anybody',
      answers: ok(z.looseObject({}), 'OpenAPI 3.1'),
      problems: [],
    },
  },
};

export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sanad',
      version: '1',
      description:
        'Errors are problem details (RFC 9457) with a stable `type`. What a caller may not see answers as what does not exist.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries(Object.entries(PATHS).map(([path, verbs]) => [path, pathItem(path, verbs)])),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'Over https: __Host-sid' },
      },
      schemas: { Problem: schemaOf(shapes.ProblemAnswer, 'output') },
    },
  };
}

function pathItem(path: string, verbs: Path): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const operations = Object.entries(verbs).map(([verb, operation]): [string, object] => [
    verb,
    operationOf(operation),
  ]);
  return Object.fromEntries([['parameters', parameters], ...operations]);
}

function operationOf({ summary, who, body, list, answers, problems }: Operation): object {
  return {
    summary,
    description: `For: ${who}.`,
    ...(problems.includes('sign-in') ? {} : { security: [] }),
    ...(list ? { parameters: LIST_PARAMETERS } : {}),
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { words, shape }]) => [
          status,
          { description: words, content: json(schemaOf(shape, 'output')) },
        ]),
      ),
      ...problemResponses(problems),
    },
  };
}

const LIST_PARAMETERS = [
  { name: 'cursor', in: 'query', schema: { type: 'string' }, description: '`next` of the part before' },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 200 } },
];

const json = (schema: object): object => ({ 'application/json': { schema } });

function problemResponses(codes: readonly ProblemCode[]): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => String(PROBLEM_CODES[code]));
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `urn:sanad:problem:${code}`).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function schemaOf(shape: Shape, io: 'input' | 'output'): object {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  void $schema;
  return schema;
}
