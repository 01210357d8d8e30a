import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shelfOnDisk } from '#cli/explain.ts';
import { answerJson } from '#engine/scenario/answer-json.ts';
import type { Shelf } from '#engine/scenario/answer-scenario.ts';
import { answerScenario } from '#engine/scenario/answer-scenario.ts';
import { failures, matches } from '#engine/scenario/expectations.ts';

const FOLDER = new URL('../scenarios/', import.meta.url);
const names = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

/** Each pack is read and checked once for all scenarios. */
function shelfInMemory(): Shelf {
  const disk = shelfOnDisk();
  const read = new Map<string, ReturnType<Shelf['versionsOf']>>();
  return {
    ids: disk.ids,
    versionsOf: (id) => {
      const known = read.get(id) ?? disk.versionsOf(id);
      read.set(id, known);
      return known;
    },
  };
}

const shelf = shelfInMemory();

describe('the worked scenarios', () => {
  test('there are at least forty of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  test.each(names)('%s', async (file) => {
    const scenario = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    expect(scenario.name).toBe(file.replace('.json', ''));
    const answer = await answerScenario(scenario, shelf);
    expect(answer).toMatchObject({ ok: true });
    if (!answer.ok) return;
    expect(failures(scenario.expect, JSON.parse(JSON.stringify(answerJson(answer.value.answer))))).toEqual(
      [],
    );
  });
});

describe('comparing an answer with an expectation', () => {
  const answer = {
    duties: [{ action: 'notify', to: ['social-worker'], clauses: ['A-1', 'A-2'], due: { at: 'x' } }],
  };

  test.each([
    [{ action: 'notify', clauses: ['A-2'] }, true],
    [{ to: ['social-worker'], due: { at: 'x' } }, true],
    [{ to: [] }, false],
    [{ clauses: ['A-3'] }, false],
    [{ due: { at: 'y' } }, false],
    [{ state: 'open' }, false],
  ])('%j is found: %s', (expected, found) => {
    expect(matches(expected, answer.duties[0])).toBe(found);
    expect(failures({ duties: [expected] }, answer).length === 0).toBe(found);
    expect(failures({ absent: { duties: [expected] } }, answer).length === 0).toBe(!found);
  });

  test('an expectation that nobody compares is a failure', () => {
    expect(failures({ dutys: [] }, answer)).toEqual(['expect.dutys: this is not compared']);
  });
});
