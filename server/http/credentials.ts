import type { Credentials } from '../auth/identity.ts';

/** What a request presents: looked at again where its answer goes on for long. */
export const credentialsOf = ({ headers }: Pick<Request, 'headers'>): Credentials => ({
  cookie: headers.get('cookie'),
  authorization: headers.get('authorization'),
});
