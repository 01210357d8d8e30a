import { recordAudit } from '#audit/record.ts';
import type { PersonId } from '#kernel/ids.ts';
import {
  endSession,
  installation,
  isSetUpSecret,
  startSession,
  useSetUpSecret,
} from '#slices/account/index.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext } from '#web/public-page.ts';
import { allSignIns } from '../../store/sign-ins.ts';
import type { Demonstration } from './load.ts';

/**
 * Loads the demonstration: all of it or nothing, and once. A second press waits for the first one and then finds the
 * sign-ins; a key that is not in force finds nothing.
 */
export async function load(ctx: PublicContext, demonstration: Demonstration): Promise<PublicAnswer> {
  const key = valueOf(ctx.query, 'key');
  if (await ctx.transact((tx) => isSetUpSecret(tx, key))) {
    const passwordHash = await demonstration.prepare();
    await ctx.transact(async (tx) => {
      if (await useSetUpSecret(tx, key, { demonstration: true }, ctx.now))
        await demonstration.tell(tx, passwordHash, ctx);
    });
  }
  const { demonstration: loaded } = await ctx.transact(installation);
  return loaded ? { go: '/set-up/demonstration' } : { absent: true };
}

/** Signs a visitor in as one of the demonstration's people, without password and code. */
export async function signInAs(ctx: PublicContext, personId: PersonId): Promise<PublicAnswer> {
  const session = await ctx.transact(async (tx) => {
    if (!(await installation(tx)).demonstration) return undefined;
    if (ctx.session) await endSession(tx, ctx.session, ctx.now);
    const who = (await allSignIns(tx)).find((each) => each.personId === personId);
    if (!who) return undefined;
    const started = await startSession(tx, who, { stage: 'signed-in', deviceClass: 'managed' }, ctx.now);
    await recordAudit(tx, {
      providerId: who.providerId,
      at: ctx.now,
      event: 'SIGNED_IN',
      outcome: 'done',
      personId,
      action: 'account.sign-in',
      subject: {},
      reason: 'demonstration',
      requestId: ctx.requestId,
    });
    return started;
  });
  return session ? { go: '/', session } : { absent: true };
}
