import { NOTICE_ANSWERED } from '#slices/events/index.ts';
import type { EventDraft, Handled, PageContext } from '#web/page.ts';
import { closedBy, factsOf } from '../../model/notice-answer.ts';
import { lockDuty } from '../../store/duties.ts';
import type { AnswerForm } from './form.ts';
import type { Loaded } from './load.ts';

/** Records the authority's answer; being told, asked or agreed is thereby done, with the answer as its receipt. */
export async function handle(form: AnswerForm, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { event, owed, additions } = loaded;
  if (form.seen !== additions.length) {
    return {
      then: 'overtaken',
      notice:
        'Something was added to this notice after you opened it. Read it below, then send your answer again.',
    };
  }
  const closing = closedBy(form.view, owed);
  for (const each of closing) await lockDuty(ctx.tx, ctx.actor.providerId, each.dutyId);
  const base = {
    occurredAt: ctx.now,
    homeId: event.homeId,
    childId: event.childId,
    deviceId: event.deviceId ?? undefined,
    about: event.eventId,
  };
  const receipts = closing.map(
    ({ duty, engineKey }): EventDraft => ({
      ...base,
      type: 'duty.done',
      facts: { action: duty.action, to: duty.to, subject: duty.subject, duty: engineKey },
      details: {
        words: form.words || 'Received',
        how: 'in-writing',
        by: ctx.actor.personId,
        title: duty.parts[0]?.title ?? duty.action,
      },
    }),
  );
  return {
    then: 'record',
    event: {
      ...base,
      type: NOTICE_ANSWERED,
      facts: factsOf(form.view),
      details: { view: form.view, words: form.words },
    },
    also: receipts,
    to: () => `/notices/${event.eventId}`,
  };
}
