import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { checkKey, type KeyAnswer, readKeyAnswer } from '#platform/crypto/passkeys.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { type ChallengeFor, openChallenge, type Sealer } from '../model/challenge.ts';
import { type KeyRefusal, provesHere } from '../model/passkey.ts';
import type { DeviceClass } from '../model/session-rules.ts';
import { signInFor, type Who } from './context.ts';
import { type CheckedPasskey, notePasskeyUsed, passkeyByCredential, spendChallenge } from './passkeys.ts';

/** What a page was sent, and what it has to fit. */
export type PasskeyProof = {
  readonly response: string;
  readonly sealed: string;
  readonly why: ChallengeFor;
  readonly vault: Sealer;
  readonly origin: string;
  readonly now: Instant;
  /** What the browser it came from is used as, for the organisation that the passkey names. */
  readonly deviceClassFor: (providerId: ProviderId) => Promise<DeviceClass>;
  /** Only this person's will do, where somebody in particular is to prove that they are there. */
  readonly only?: Who;
};

/** A refusal, and whose passkey it was where that is known. */
export type Refused = { readonly why: KeyRefusal; readonly who?: Who };

/**
 * Checks an answer by passkey and notes its use: the challenge was given here for this and is spent by it, the passkey
 * is kept for this very person, it verified its owner, and it may be used on such a device. Hands the rest of the
 * transaction to `signInFor` the person.
 */
export async function provePasskey(tx: Tx, proof: PasskeyProof): Promise<Result<Who, Refused>> {
  const answer = readKeyAnswer(proof.response);
  if (!answer) return refuse({ why: 'none' });
  const challenge = openChallenge(proof.vault, proof.sealed, proof.why, proof.now);
  if (challenge === undefined) return refuse({ why: 'stale' });
  const who = ownerOf(answer);
  if (!who) return refuse({ why: 'unknown' });
  await signInFor(tx, who);
  const kept = await passkeyByCredential(tx, who.providerId, answer.id);
  // A passkey that says it belongs to one person and is kept for another proves neither.
  if (kept?.personId !== who.personId) return refuse({ why: 'unknown' });
  const refused = (why: KeyRefusal) => refuse<Refused>({ why, who });
  if (proof.only && proof.only.personId !== who.personId) return refused('not-yours');
  const says = await checkKey({ origin: proof.origin }, answer, challenge, kept);
  if (!says) return refused('no-fit');
  if (!provesHere(await proof.deviceClassFor(who.providerId), kept.kind, answer.attachment))
    return refused('not-here');
  if (!(await spendChallenge(tx, who.providerId, challenge, proof.now))) return refused('used');
  await notePasskeyUsed(tx, who, kept.passkeyId, says, proof.now);
  return ok(who);
}

function ownerOf({ userHandle }: KeyAnswer): Who | undefined {
  const providerId = parseId<'provider'>(userHandle?.providerId ?? '');
  const personId = parseId<'person'>(userHandle?.personId ?? '');
  return providerId && personId ? { providerId, personId: personId as PersonId } : undefined;
}

/** What a browser needs to know of passkeys that may answer. */
export const named = (keys: readonly CheckedPasskey[]) =>
  keys.map(({ credentialId, transports }) => ({ id: credentialId.toString('base64url'), transports }));
