import { expect, test } from 'vitest';
import { killTest } from './kill.ts';

test('kill -9 of Kith, of PostgreSQL and of both loses no acknowledged record; with durability off the same blow does', async () => {
  const { durable, control, blind } = await killTest({ rounds: 3, writers: 8, controlRounds: 1 });
  expect(durable).toMatchObject({ rounds: 3, lost: 0 });
  expect(durable.acknowledged).toBeGreaterThanOrEqual(600);
  expect({ blind, lost: control.lost > 0 }).toEqual({ blind: false, lost: true });
}, 240_000);
