import { contextOf } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { standingNow } from '#slices/timed-access/index.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';
import { addHome, addPerson, asSystem } from './builders.ts';
import { sendForm } from './forms.ts';
import { addLivedIn } from './lived-in.ts';

/** What whoever opens a record writes. */
export const WHY = { reason: 'danger', words: 'He rang from the bridge.' };

/** A home, and Toni of another home who may have to open a record of its child. */
export async function emergencyWorld(kith: TestApp) {
  const home = await addLivedIn(kith);
  const { providerId } = home;
  const birch = await addHome(kith.db, providerId, 'Birch Lodge');
  const holder = await addPerson(kith.db, providerId, {
    role: 'support-worker',
    homeId: birch,
    givenName: 'Toni',
  });
  const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId, personId });
  const path = `/children/${home.childId}/emergency-access`;
  return {
    home,
    birch,
    holder,
    as,
    path,
    open: (browser: Browser) => sendForm(browser, path, WHY),
    rows: () =>
      asSystem(kith.db, providerId, (tx) =>
        tx.selectFrom('kith.emergency_access').selectAll().where('person_id', '=', holder).execute(),
      ),
    /** Runs as somebody stands now, in the database’s eyes. */
    inDatabaseAs: async <T>(personId: PersonId, work: Parameters<typeof withActor<T>>[2]): Promise<T> => {
      const who = { providerId, personId };
      const now = instant(kith.clock.now());
      const actor = await asSystem(kith.db, providerId, (tx) => standingNow(tx, who, now));
      if (!actor) throw new Error('they hold nothing');
      return withActor(kith.db, contextOf(actor), work);
    },
  };
}
export type EmergencyWorld = Awaited<ReturnType<typeof emergencyWorld>>;
