import { holdPolicies } from '#slices/organisations/index.ts';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { lockDuty } from '../../store/duties.ts';
import type { Done } from './form.ts';
import type { Loaded } from './load.ts';
import { load, seenAs } from './load.ts';

/**
 * Closes a duty by evidence, notes a try, or sets it aside. The row is locked first, so that of two people who
 * close one duty the second is shown what the first wrote, and nothing is overwritten.
 */
export async function handle(done: Done, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { event } = loaded;
  // Before the duty itself, in the order in which whoever changes a policy takes them.
  await holdPolicies(tx, [loaded.owed.homeId], 'record');
  const owed = await lockDuty(tx, actor.providerId, loaded.owed.dutyId);
  if (!owed) return { then: 'overtaken', notice: 'This duty is no longer open to you.' };
  if (owed.closed && done.outcome !== 'tried') {
    // Read afresh: while this one waited for the lock, a colleague wrote.
    const { entries, names } = (await load(ctx)) ?? loaded;
    const by = entries.findLast((entry) => entry.eventId === owed.closed?.by);
    const who = (by && names.get(by.recordedBy)) ?? 'A colleague';
    return {
      then: 'overtaken',
      notice: `${who} closed this, ${longDateTime(owed.closed.at, now)}. What you typed is still below. If it adds something, add it to the record of what happened.`,
    };
  }
  if (done.seen !== seenAs(owed)) {
    return {
      then: 'overtaken',
      notice: 'This duty changed after you opened it. Check its time and words, then send it again.',
    };
  }
  const duty = owed.duty;
  return {
    then: 'record',
    event: {
      type: done.outcome === 'tried' ? 'duty.attempted' : `duty.${done.outcome}`,
      occurredAt: done.at,
      homeId: owed.homeId,
      childId: owed.childId,
      deviceId: event.deviceId ?? undefined,
      about: event.eventId,
      facts: {
        action: duty.action,
        to: duty.to,
        subject: duty.subject,
        duty: owed.engineKey,
        ...(done.outcome === 'set-aside' ? { reason: done.words } : {}),
      },
      details: {
        words: done.words,
        how: done.how,
        by: done.by,
        reference: done.reference,
        title: duty.parts[0]?.title ?? duty.action,
      },
    },
    to: () => answerTo(loaded),
  };
}

/** The answer page, at this duty. */
export const answerTo = ({ owed, event }: Loaded): string =>
  owed.childId ? `/children/${owed.childId}/events/${event.eventId}#duty-${owed.dutyId}` : '/home';
