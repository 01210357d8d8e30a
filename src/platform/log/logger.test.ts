import { expect, test } from 'vitest';
import { DatabaseTrouble } from '#platform/db/trouble.ts';
import { openLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof openLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(openLogger('info', { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

test('one JSON object a line, with its level in words and the time in UTC', () => {
  const line = logged((logger) => logger.info({ route: '/children/:childId' }, 'answered'));
  expect(line).toMatchObject({ level: 'info', name: 'kith', route: '/children/:childId', msg: 'answered' });
  expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test.each([
  ['alone', (logger, cause) => logger.error(cause)],
  ['with words', (logger, cause) => logger.error(cause, 'a page failed')],
  ['held', (logger, cause) => logger.error({ err: cause })],
  ['held, with its own message', (logger, cause) => logger.error({ err: cause }, cause.message)],
  [
    'held, with its message in other words',
    (logger, cause) => logger.error({ err: cause }, `oh: ${cause.message}`),
  ],
] as const satisfies [
  string,
  (logger: ReturnType<typeof openLogger>, cause: Error) => void,
][])('ASVS 16.2.5: an error logged %s keeps its kind and place, and loses its words', (_how, write) => {
  const line = logged((logger) => write(logger, new TypeError('Robin typed this')));
  expect(JSON.stringify(line)).not.toContain('Robin');
  expect(line['err']).toMatchObject({ kind: 'TypeError' });
  expect(JSON.stringify(line['err'])).toContain('logger.test.ts');
  expect(line['msg']).toMatch(/^(an error|a page failed)$/);
});

test('trouble with the database keeps its code; what is no error keeps its type alone', () => {
  const trouble = logged((logger) => logger.warn({ err: new DatabaseTrouble('08006', undefined) }, 'away'));
  expect(trouble).toMatchObject({ err: { kind: 'DatabaseTrouble', code: '08006' }, msg: 'away' });
  expect(logged((logger) => logger.warn({ err: 'Robin' }, 'odd'))).toMatchObject({ err: { kind: 'string' } });
});
