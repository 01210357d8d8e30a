import { expect, test } from 'vitest';
import { decapital, fillWords } from './fill-words.ts';

test('fills every place, and takes no name for a pattern', () => {
  expect(fillWords('Tell {recipient} what {child} said. {child} knows.', '$& Mercer', 'Priya')).toBe(
    'Tell Priya what $& Mercer said. $& Mercer knows.',
  );
});

test('decapital lowers the first letter alone', () => {
  expect(decapital('Tell Rowan')).toBe('tell Rowan');
  expect(decapital('')).toBe('');
});
