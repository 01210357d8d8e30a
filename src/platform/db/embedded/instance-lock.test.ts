import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { thisProcess } from './processes.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const take = () => takeInstanceLock(folder, '/srv/kith', () => undefined, 25);

const isFree = async (): Promise<boolean> => {
  (await take()).release();
  return true;
};

const leaveHolder = (holder: object): string => {
  const file = join(folder, 'holder-7');
  writeFileSync(file, JSON.stringify({ ...thisProcess(), released: false, ...holder }));
  return file;
};

describe('the hold on a data folder', () => {
  test('of fifty that ask at once exactly one gets it', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, take));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toBeInstanceOf(CannotStart);
  });

  test('is free again once let go, and letting go twice takes nothing from the next', async () => {
    const first = await take();
    first.release();
    const second = await take();
    first.release();
    await expect(take()).rejects.toThrow('Another Kith');
    second.release();
    (await take()).release();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('of a process that is gone does not count', async () => {
    leaveHolder({ pid: 4_194_303 });
    expect(await isFree()).toBe(true);
  });

  test('of a process whose number now belongs to another does not count', async () => {
    leaveHolder({ started: 'some other time' });
    expect(await isFree()).toBe(true);
  });

  test('that was cut short while being written does not count', async () => {
    writeFileSync(join(folder, 'holder-7'), '');
    expect(await isFree()).toBe(true);
  });

  test('from another container counts while its heartbeat goes on', async () => {
    const file = leaveHolder({ system: 'another' });
    const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 10);
    await expect(take()).rejects.toThrow('Another Kith');
    clearInterval(beat);
  });

  test('from another container ends when its heartbeat does', async () => {
    leaveHolder({ system: 'another' });
    expect(await isFree()).toBe(true);
  });
});
