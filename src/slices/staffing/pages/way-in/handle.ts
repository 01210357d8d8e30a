import { derivedId } from '#platform/crypto/derived-id.ts';
import { secondWayIn, startWayIn } from '#slices/account/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Vouching } from './form.ts';
import type { Loaded } from './load.ts';

/** Vouches first, or second after somebody else; never both. */
export async function handle(sent: Vouching, loaded: Loaded, ctx: PageContext): Promise<Handled<Loaded>> {
  const { tx, actor, now } = ctx;
  const { personId, homeId, wayIn, half } = loaded;
  const done: Handled<Loaded> = {
    then: 'go',
    to: `/people/${personId}/way-in`,
    about: { homeId },
    ids: { person: personId },
  };
  // A second press, or somebody who has vouched already.
  if (half !== undefined) return done;
  const who = { providerId: actor.providerId, personId };
  const vouch = { by: actor.personId, words: sent.words };
  const kept = wayIn
    ? await secondWayIn(tx, who, { ...vouch, wayInId: wayIn.wayInId }, now)
    : await startWayIn(
        tx,
        who,
        { ...vouch, wayInId: derivedId(sent.submission, `vouched for by ${actor.personId}`) },
        now,
      );
  if (kept) return done;
  return {
    then: 'overtaken',
    notice:
      'A colleague vouched after you opened this, or it was stopped. Look at how it stands now, then decide.',
  };
}
