/**
 * The permission matrix by route: which action each load, form action and endpoint asks `can` about. A route that is
 * not here fails the tests. Keys of a row: `load`, `action:<name>`, or an endpoint's verb.
 */
import type { Action } from './access.ts';

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
  '/health/live': { GET: 'health.read' },
  '/health/ready': { GET: 'health.read' },
  '/join/[token]': { load: 'invitation.use', 'action:default': 'invitation.use' },
  '/login': { load: 'session.begin', 'action:default': 'session.begin' },
  '/logout': { POST: 'session.end' },
  '/metrics': { GET: 'metrics.read' },
  '/projects': { load: 'project.list' },
  '/projects/[project]': { load: 'project.open' },
  '/projects/[project]/settings': {
    load: 'settings.read',
    'action:study': 'settings.edit',
    'action:type': 'settings.edit',
    'action:retire-type': 'settings.edit',
    'action:band': 'settings.edit',
    'action:retire-band': 'settings.edit',
  },
  '/projects/[project]/team': {
    load: 'team.read',
    'action:invite': 'team.invite',
    'action:remove': 'team.remove',
  },
};
