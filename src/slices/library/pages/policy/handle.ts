import type { Handled, PageContext } from '#web/page.ts';
import { policyAddress } from '../../model/addresses.ts';
import { policyReceipt } from '../../model/reading.ts';
import { giveReceipt } from '../../store/receipts.ts';
import type { Loaded } from './load.ts';

/** Keeps that the reader has read this version. What an organisation does not follow asks nobody. */
export async function handle(_read: 'read', { held, readAt }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { id, version } = held.policy.pack;
  if (readAt === null) {
    const { providerId, personId } = actor;
    await giveReceipt(tx, providerId, { personId, what: policyReceipt(id), version, readAt: now });
  }
  return { then: 'go', to: `${policyAddress({ id, version })}#have-read` };
}
