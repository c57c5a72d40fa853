import { expect, test } from 'vitest';
import { ownPath } from '#core/own-path.ts';

test('a path of ours is kept, with its query', () => {
  expect(ownPath('/projects/lapwing/claims?sort=1')).toBe('/projects/lapwing/claims?sort=1');
});

test.each([
  null,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\/evil.example',
  'javascript:alert(1)',
  '/\t/evil.example/',
  'projects',
])('nobody is sent elsewhere by a link to sign-in: %j', (text) => {
  expect(new URL(ownPath(text), 'http://localhost:3000').origin).toBe('http://localhost:3000');
  expect(ownPath(text)).not.toMatch(/^\/[/\\]/);
});
