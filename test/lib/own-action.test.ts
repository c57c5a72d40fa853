import { expect, test } from 'vitest';
import { ownAction } from '#lib/ui/own-action.ts';

const here = (query: string): URL => new URL(`https://sanad.example/page${query}`);

test('a form is sent to the page as its address has it, and the form’s own word goes first', () => {
  expect(ownAction('?/codes', here(''))).toBe('?/codes');
  expect(ownAction('?/codes', here('?next=%2Fprojects%2Fa%3Fb%3D1'))).toBe(
    '?/codes&next=%2Fprojects%2Fa%3Fb%3D1',
  );
  expect(ownAction('?/edit&edit', here('?edit=&type=elder'))).toBe('?/edit&edit&type=elder');
});

test('the act before, and what was said of it, is not said again', () => {
  expect(ownAction('?/codes', here('?/app=&done=app&next=%2F'))).toBe('?/codes&next=%2F');
});

test('an address of another page stays as it is', () => {
  expect(ownAction('/login', here('?next=%2F'))).toBe('/login');
});
