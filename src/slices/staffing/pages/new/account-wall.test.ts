import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { createCredential } from '#slices/account/index.ts';
import { quickHash } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { addHome, addPerson, addSmallHome, type SmallHome } from '../../../../../test/harness/builders.ts';
import { actorNow } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
  home = await addSmallHome(kith.db);
});
afterAll(() => kith.close());

test('in the database, a worker gives no colleague an account, and a manager nobody elsewhere', async () => {
  const { providerId } = home;
  const homeId = await addHome(kith.db, providerId, 'Birch Lodge');
  const far = await addPerson(kith.db, providerId, { role: 'support-worker', homeId });
  const give = async (by: PersonId, to: PersonId) => {
    const actor = await actorNow(kith, providerId, by);
    const account = {
      providerId,
      personId: to,
      email: `${to}@larch.example`,
      passwordHash: await quickHash(),
    };
    return withActor(kith.db, contextOf(actor), (tx) =>
      createCredential(tx, account, instant(kith.clock.now())),
    );
  };
  await expect(give(home.worker, home.senior)).rejects.toThrow(/42501/);
  await expect(give(home.manager, far)).rejects.toThrow(/42501/);
  await expect(give(home.manager, home.socialWorker)).rejects.toThrow(/42501/);
  await expect(give(home.manager, home.senior)).resolves.toBeUndefined();
});
