import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ out: 'build' }),
    alias: {},
    // The server adds frame-ancestors and the rest of the headers (server/http/headers.ts).
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
    // Our own check (server/auth/origin.ts) also admits 127.0.0.1 for localhost and covers the API.
    csrf: { trustedOrigins: ['*'] },
    output: { preloadStrategy: 'modulepreload' },
    version: { pollInterval: 0 },
  },
};
