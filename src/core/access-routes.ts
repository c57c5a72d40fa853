/**
 * The permission matrix by route: which action each load, form action and endpoint asks `can` about. A route that is
 * not here fails the tests. Keys of a row: `load`, `action:<name>`, or an endpoint's verb.
 */
import type { Action, ProjectAction } from './access.ts';

type Door = 'load' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | `action:${string}`;
export type RouteRow = Readonly<Partial<Record<Door, Action>>>;

export const ROUTES: Readonly<Record<string, RouteRow>> = {
  '/': { load: 'project.list' },
  '/account': {
    load: 'account.edit',
    'action:password': 'account.edit',
    'action:appearance': 'account.edit',
    'action:everywhere': 'account.edit',
  },
  '/accounts': {
    load: 'account.list',
    'action:invite': 'account.invite',
    'action:suspend': 'account.invite',
    'action:restore': 'account.invite',
  },
  '/api/v1/openapi.json': { GET: 'openapi.read' },
  '/api/v1/projects': { GET: 'project.list' },
  '/api/v1/projects/[project]': { GET: 'project.open' },
  '/api/v1/projects/[project]/assessments': { GET: 'assessment.read' },
  '/api/v1/projects/[project]/claims': { GET: 'claim.list', POST: 'claim.edit' },
  '/api/v1/projects/[project]/claims/[claim]': { GET: 'claim.open' },
  '/api/v1/projects/[project]/interchange': { GET: 'interchange.read' },
  '/api/v1/projects/[project]/records': { GET: 'record.list', POST: 'record.create' },
  '/api/v1/projects/[project]/records/[code]': { GET: 'record.open', PATCH: 'record.lock' },
  '/api/v1/projects/[project]/records/[code]/release': { POST: 'record.release' },
  '/health/live': { GET: 'health.read' },
  '/health/ready': { GET: 'health.read' },
  '/join/[token]': { load: 'invitation.use', 'action:default': 'invitation.use' },
  '/login': { load: 'session.begin', 'action:default': 'session.begin' },
  '/logout': { POST: 'session.end' },
  '/metrics': { GET: 'metrics.read' },
  '/projects': { load: 'project.list' },
  '/projects/[project]': { load: 'project.open', 'action:seen': 'desk.open' },
  '/projects/[project]/audit': { load: 'audit.read' },
  '/projects/[project]/audit/head': { GET: 'audit.read' },
  '/projects/[project]/exports': { load: 'export.list' },
  '/projects/[project]/exports/coded-data': { POST: 'export.make' },
  '/projects/[project]/records': { load: 'record.list' },
  '/projects/[project]/records/new': {
    load: 'record.create',
    'action:keep': 'draft.keep',
    'action:finish': 'record.create',
    'action:discard': 'draft.keep',
  },
  '/projects/[project]/records/[code]': {
    load: 'record.open',
    'action:claim': 'claim.edit',
    'action:lock': 'record.lock',
    'action:import': 'record.import',
    'action:correct': 'interview.edit',
    'action:consent': 'consent.edit',
    'action:withdraw': 'consent.withdraw',
    'action:ask': 'question.ask',
  },
  '/projects/[project]/records/[code]/release': {
    load: 'record.release',
    'action:settle': 'record.release',
    'action:reopen': 'record.release',
    'action:mark': 'record.release',
    'action:approve': 'record.release',
  },
  '/projects/[project]/records/[code]/now': { GET: 'record.open' },
  '/projects/[project]/settings': {
    load: 'settings.read',
    'action:study': 'settings.edit',
    'action:type': 'settings.edit',
    'action:retireType': 'settings.edit',
    'action:band': 'settings.edit',
    'action:retireBand': 'settings.edit',
  },
  '/projects/[project]/questions': {
    load: 'question.list',
    'action:impossible': 'question.ask',
    'action:again': 'question.ask',
  },
  '/projects/[project]/questions/new': { load: 'question.edit', 'action:default': 'question.edit' },
  '/projects/[project]/questions/[id]': {
    load: 'question.open',
    'action:reword': 'question.edit',
    'action:retire': 'question.edit',
    'action:known': 'claim.resolve',
    'action:hand': 'question.hand',
    'action:takeBack': 'question.hand',
    'action:reaction': 'question.edit',
  },
  '/projects/[project]/sources': { load: 'source.list' },
  '/projects/[project]/sources/scorecards': { load: 'scorecard.read' },
  '/projects/[project]/sources/[code]': { load: 'source.open', 'action:edit': 'source.edit' },
  '/projects/[project]/team': {
    load: 'team.read',
    'action:invite': 'team.invite',
    'action:withdraw': 'team.invite',
    'action:remove': 'team.remove',
  },
  '/projects/[project]/team/interviewers': { load: 'assessment.researchers' },
  '/projects/[project]/claims': { load: 'claim.list' },
  '/projects/[project]/claims/matrix': { load: 'assessment.read' },
  '/projects/[project]/claims/coverage': { load: 'assessment.read' },
  '/projects/[project]/claims/blind-spots': { load: 'assessment.read' },
  '/projects/[project]/claims/opinions': { load: 'opinion.list' },
  '/projects/[project]/claims/calibration': { load: 'assessment.read' },
  '/projects/[project]/claims/[id]/said': { GET: 'assessment.read' },
  '/projects/[project]/claims/new': { load: 'claim.edit', 'action:default': 'claim.edit' },
  '/projects/[project]/claims/[id]': {
    load: 'claim.open',
    'action:same': 'claim.edit',
    'action:decide': 'claim.decide',
    'action:opine': 'claim.opine',
    'action:show': 'claim.show',
    'action:unshow': 'claim.show',
  },
  '/projects/[project]/claims/[id]/edit': { load: 'claim.edit', 'action:default': 'claim.edit' },
  '/projects/[project]/claims/[id]/why': { load: 'assessment.read' },
  '/projects/[project]/claims/[id]/resolve': {
    load: 'claim.resolve',
    'action:preview': 'claim.resolve',
    'action:confirm': 'claim.resolve',
    'action:cancel': 'claim.resolve',
  },
  '/projects/[project]/events': { GET: 'events.follow' },
  '/projects/[project]/codebook': {
    load: 'codebook.read',
    'action:create': 'codebook.edit',
    'action:edit': 'codebook.edit',
    'action:step': 'codebook.edit',
    'action:move': 'codebook.edit',
    'action:retire': 'codebook.edit',
    'action:restore': 'codebook.edit',
  },
};

/** The same for the socket: which action each kind of frame asks `can` about, every time it comes. */
export const FRAMES = {
  step1: 'document.read',
  step2: 'document.write',
  update: 'document.write',
  awareness: 'document.write',
  'query-awareness': 'document.write',
} as const satisfies Record<string, ProjectAction>;

/**
 * The same for the command line. `operator`: whoever may read the data folder and the key store, who has everything
 * anyway; `file`: reads a file and nothing of the instance.
 */
export const COMMANDS: Readonly<Record<string, ProjectAction | 'operator' | 'file'>> = {
  assess: 'file',
  attribution: 'file',
  lint: 'manuscript.check',
  scan: 'file',
  'keys backup': 'operator',
  purge: 'operator',
  'audit heads': 'operator',
  'audit verify': 'operator',
  disclose: 'file',
  suppress: 'file',
  export: 'export.make',
  import: 'record.import',
  'token create': 'operator',
  'user create': 'operator',
  'user suspend': 'operator',
  'user restore': 'operator',
};
