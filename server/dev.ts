import type { Plugin } from 'vite';
export function devServer(): Plugin {
  return { name: 'sanad-dev' };
}
