import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../harness/accounts.ts';
import { markSetUp } from '../harness/builders.ts';
import { type OpenKith, openKith } from '../harness/chromium.ts';
import { addLivedIn, realShelf } from '../harness/lived-in.ts';
import { signIn } from '../harness/person.ts';

let open: OpenKith;
beforeAll(async () => {
  open = await openKith({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
  await markSetUp(open.kith.db);
});
afterAll(() => open.close());

test.each([
  ['with JavaScript, on a desk', { width: 1100 }],
  ['without JavaScript, on a phone', { width: 390, javaScript: false }],
])('a manager changes when the working day ends, and sees first what that changes, %s', async (_how, look) => {
  const home = await addLivedIn(open.kith);
  const email = `${home.manager}@example.org`;
  await addAccount(open.kith, { providerId: home.providerId, personId: home.manager }, email);
  const manager = await signIn(open, email, look);
  await manager.press('link', 'What we chose');
  await manager.reads(/Still to choose: \d+/);
  await manager.press('link', /Choose\s+Close of business/);
  await manager.write('When does a working day end for you?', '16:00');
  await manager.write('Why do you choose this?', 'The authority’s office shuts at four.');
  await manager.press('button', 'See what would change');
  await manager.reads('Nothing has been changed yet.');
  await manager.reads(/Due Wednesday 18 November 2026, 16:00, instead of Wednesday 18 November 2026, 17:00/);
  await manager.choose('Yes, apply all of it now');
  await manager.press('button', 'Continue');
  await manager.reads('What it changed');
  await manager.press('link', 'What was changed');
  expect(await manager.text()).toContain('The authority’s office shuts at four.');
  await manager.visit.close();
});
