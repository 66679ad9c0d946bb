import { expect, it } from 'vitest';
import { GivenPaths } from './given-paths';

const refused = 'may only open what was chosen';

it('takes what was given, however it is written, and nothing else', () => {
  const paths = new GivenPaths();
  expect(() => paths.expect('/home/me/study')).toThrow(refused);
  expect(paths.give('/home/me/study')).toBe('/home/me/study');
  expect(paths.expect('/home/me/study')).toBe('/home/me/study');
  expect(paths.expect('/home/me/other/../study/')).toBe('/home/me/study');
  for (const path of ['/home/me', '/home/me/study/runs', '/home/me/study2', '']) expect(() => paths.expect(path)).toThrow(refused);
});

it('takes what is remembered, and nothing of a dialog that was closed', () => {
  const paths = new GivenPaths();
  expect(paths.give(null)).toBeNull();
  expect(() => paths.expect('null')).toThrow(refused);
  expect(paths.expect('/home/me/old', ['/home/me/older', '/home/me/old'])).toBe('/home/me/old');
  expect(() => paths.expect('/home/me/old')).toThrow(refused);
});
