import { expect, test } from 'vitest';
import { statementNames } from './statement-names.ts';

test('a statement is named when it comes again, and keeps its name', () => {
  const nameOf = statementNames();
  expect([
    nameOf('select 1'),
    nameOf('select 2'),
    nameOf('select 1'),
    nameOf('select 1'),
    nameOf('select 2'),
  ]).toEqual([undefined, undefined, 'kith_1', 'kith_1', 'kith_2']);
});

test('no more are named than a connection should keep', () => {
  const nameOf = statementNames(2);
  const texts = ['a', 'b', 'c'];
  for (const text of texts) nameOf(text);
  expect(texts.map(nameOf)).toEqual(['kith_1', 'kith_2', undefined]);
  expect(texts.map(nameOf)).toEqual(['kith_1', 'kith_2', undefined]);
});

test('what is never repeated does not pile up', () => {
  const nameOf = statementNames(1);
  for (let n = 0; n < 10; n += 1) nameOf(`select ${n}`);
  expect([nameOf('one too many'), nameOf('one too many')]).toEqual([undefined, undefined]);
});
