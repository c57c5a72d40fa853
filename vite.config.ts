import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devServer } from './server/dev.ts';

export default defineConfig({
  plugins: [sveltekit(), devServer()],
  // Browsers that know `:dir()`: for older ones it would be rewritten to `:lang()`, which no paragraph of a transcript has.
  build: { cssTarget: ['chrome120', 'edge120', 'firefox121', 'safari16.4'] },
  server: { port: 3000, host: '127.0.0.1' },
  optimizeDeps: {
    include: [
      'yjs',
      'y-websocket',
      '@tiptap/y-tiptap',
      'prosemirror-view',
      'prosemirror-state',
      'prosemirror-model',
    ],
  },
});
