import { describe, expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const owner = { names: ['Sam', 'Ashdown'], email: 'sam.ashdown@larch.example' };
const problem = (password: string) => passwordProblem(password, owner);

describe('passwordProblem', () => {
  test.each([
    'ladder pigeon seventeen',
    'ладья под мостом 4',
    'xkQ9-vvTp-22',
    'aaaaaaaaaaab & some more words',
    'my friend samantha rows',
    ' spaces count too ',
    'x'.repeat(5) + 'y'.repeat(5) + 'abcdefghij'.repeat(19),
  ])('%o will do', (password) => {
    expect(problem(password)).toBeUndefined();
  });

  test.each([
    ['', 'Choose a password'],
    ['short words', 'Use 12 characters or more'],
    ['😀'.repeat(11), 'Use 12 characters or more'],
    ['a phrase '.repeat(30), 'Use 200 characters or fewer'],
    ['Password1234!', 'Many people use'],
    ['Welcome!!2026', 'Many people use'],
    ['LiverpoolFC2026', 'Many people use'],
    ['QWERTYUIOPASDF', 'Many people use'],
    ['123456789012', 'Many people use'],
    ['098765432109', 'Many people use'],
    ['abcdefghijklmn', 'Many people use'],
    ['aaaaaaaaaaaa', 'Many people use'],
    ['abcabcabcabc', 'Many people use'],
    ['121212121212', 'Many people use'],
    ['correct horse battery staple', 'Many people use'],
    ['Ashdown123456', 'too close to your name'],
    ['sam.ashdown@larch.example', 'too close to your name'],
    ['sam.ashdown2026', 'too close to your name'],
  ])('%o will not', (password, words) => {
    expect(problem(password)).toContain(words);
  });

  test('letters put together in another way are the same password', () => {
    expect(passwordProblem('Zoe\u0308 Zoe\u0308 Zoe\u0308 1', { names: ['Zo\u00eb'], email: 'z@x' })).toBe(
      passwordProblem('Zo\u00eb Zo\u00eb Zo\u00eb 1', { names: ['Zoe\u0308'], email: 'z@x' }),
    );
  });
});
