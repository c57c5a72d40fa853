/** Errors of the API as problem details (RFC 9457): one shape, and one answer for what is hidden and what is not there. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  /** What happened and what to do. */
  detail: string;
}

const TITLES: Record<number, [title: string, detail: string]> = {
  400: ['Bad request', 'The request could not be read. Correct it and send it again.'],
  401: ['Not signed in', 'No live token or session came with the request. Sign in, or make a new token.'],
  403: ['Not allowed', 'Your role may not do this here.'],
  404: ['Not found', 'There is nothing here, or it is not yours to see.'],
  405: ['Wrong method', 'This address does not take that method.'],
  413: ['Too large', 'The request is larger than this address takes.'],
  500: [
    'Something went wrong',
    'Something went wrong on our side. Nothing that was saved is lost: try again.',
  ],
};

export function problem(status: number, detail?: string): Problem {
  const [title, words] = TITLES[status] ?? [`Status ${status}`, 'The request was not carried out.'];
  return { type: 'about:blank', title, status, detail: detail ?? words };
}

export function problemResponse(status: number, detail?: string): Response {
  return new Response(JSON.stringify(problem(status, detail)), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}
