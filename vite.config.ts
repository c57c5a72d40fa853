import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devServer } from './server/dev.ts';

export default defineConfig({
  plugins: [sveltekit(), devServer()],
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
