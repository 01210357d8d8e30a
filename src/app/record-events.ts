import type { EventId, Id } from '#kernel/ids.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { EventDraft } from '#web/page.ts';
import type { Recorder, Recording } from './record-event.ts';
import { recordEvent } from './record-event.ts';

/**
 * Records events that were told in one breath, in the caller's transaction, and answers with the first one's id. The
 * others are about the first unless they say otherwise. Each has a submission key that follows from the form's own,
 * so that a second press of the button finds all of them recorded.
 */
export async function recordEvents(
  tx: Tx,
  deps: Recorder,
  [first, ...also]: readonly [EventDraft, ...EventDraft[]],
  by: Recording,
): Promise<EventId> {
  const firstId = await recordEvent(tx, deps, first, by);
  for (const [index, draft] of also.entries()) {
    const submission: Id<'submission'> = derivedId(by.submission, `also ${index + 1}`);
    await recordEvent(tx, deps, { ...draft, about: draft.about ?? firstId }, { ...by, submission });
  }
  return firstId;
}
