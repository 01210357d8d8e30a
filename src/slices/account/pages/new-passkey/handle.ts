import { derivedId } from '#platform/crypto/derived-id.ts';
import { newKeyFrom, readKeyAnswer } from '#platform/crypto/passkeys.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { openChallenge } from '../../model/challenge.ts';
import { type KeyRefusal, kindOf, provesHere, REFUSAL_WORDS } from '../../model/passkey.ts';
import { addPasskey, spendChallenge } from '../../store/passkeys.ts';
import type { NewPasskey } from './form.ts';
import { boundTo, type Loaded } from './load.ts';

/** Checks the passkey and keeps it: made for this challenge, at this address, and by its owner's own PIN or finger. */
export async function handle(
  sent: NewPasskey,
  { deviceClass }: Loaded,
  ctx: PageContext,
): Promise<Handled<Loaded>> {
  const { tx, actor, now } = ctx;
  const refused = (why: KeyRefusal): Handled<Loaded> => ({
    then: 'mend',
    errors: [{ field: 'name', text: REFUSAL_WORDS[why] }],
  });
  const answer = readKeyAnswer(sent.response);
  if (!answer) return refused('none');
  const challenge = openChallenge(ctx.vault, sent.sealed, { use: 'add', boundTo: boundTo(ctx) }, now);
  if (challenge === undefined) return refused('stale');
  const made = await newKeyFrom(ctx, answer, challenge);
  if (!made) return refused('no-fit');
  const kind = kindOf(answer.attachment);
  if (!provesHere(deviceClass, kind, answer.attachment)) return refused('not-here');
  if (!(await spendChallenge(tx, actor.providerId, challenge, now))) return refused('used');
  const passkeyId = derivedId<'passkey'>(sent.submission, `passkey added by ${actor.personId}`);
  const { transports } = answer;
  const added = await addPasskey(tx, actor, { ...made, passkeyId, kind, transports, name: sent.name }, now);
  return added ? { then: 'go', to: '/account', ids: { passkey: passkeyId } } : refused('had');
}
