import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import type { Browser, Fields } from './browser.ts';
import { asSystem } from './builders.ts';
import { sendForm, textOf } from './forms.ts';
import type { LivedIn } from './lived-in.ts';

/* A home changes when its working day ends: what tests of that send and look at. */

/** Where the close of business is changed. */
export const CLOSE = '/settings/close-of-business';
/** Its form, filled in. */
export const FOUR: Fields = {
  'set-close-of-business': '16:00',
  reason: 'The authority’s office shuts at four.',
};

/** When the home's open duties that are counted in working days are due. */
export const dueAtCloseOf = (kith: TestApp, { providerId }: LivedIn): Promise<readonly (string | null)[]> =>
  asSystem(kith.db, providerId, async (tx) => {
    const rows = await tx
      .selectFrom('kith.duty')
      .select(['due_at'])
      .where('due_kind', '=', 'working-days')
      .where('closed_at', 'is', null)
      .orderBy('duty_id')
      .execute();
    return rows.map((row) => (row.due_at === null ? null : new Date(row.due_at).toISOString()));
  });

/** Everything that the home has chosen. */
export const chosenBy = (kith: TestApp, { providerId }: LivedIn) =>
  asSystem(kith.db, providerId, (tx) =>
    tx.selectFrom('kith.setting_value').select(['setting_id', 'value', 'reason', 'set_by']).execute(),
  );

/** Sends the form, and gives the address of what it would change. */
export async function proposed(browser: Browser, fields: Fields = FOUR): Promise<string> {
  const sent = await sendForm(browser, CLOSE, fields);
  expect([sent.status, textOf(sent.body)]).toEqual([303, '']);
  return sent.location ?? '';
}
