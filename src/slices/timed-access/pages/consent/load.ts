import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Consent, DatedGrant } from '../../model/grant.ts';
import { standsAs } from '../../model/grant.ts';
import { consentsOf, grantsSeen } from '../../store/grants.ts';

/** Whether one child’s record may be read under one grant, and whose word the reader may write down. */
export type Loaded = {
  readonly grant: DatedGrant;
  readonly over: boolean;
  readonly child: Child;
  readonly consents: readonly Consent[];
  readonly names: ReadonlyMap<string, string>;
  /** A social worker speaks for the authority; those who work with the child write down both. */
  readonly mayRecord: readonly Consent['givenBy'][];
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const grantId = parseId<'dated-grant'>(params['grant'] ?? '');
  const childId = parseId<'child'>(params['child'] ?? '');
  const child = childId && (await childById(tx, providerId, childId));
  const [grant] = grantId ? await grantsSeen(tx, providerId, grantId) : [];
  if (!grant || !child || child.homeId === null || !grant.homes.includes(child.homeId)) return undefined;
  const consents = (await consentsOf(tx, providerId, grant.grantId)).filter(
    (each) => each.childId === child.childId,
  );
  const speaksForAuthority = can(actor, 'notice.answer', { childId: child.childId }).allow;
  return {
    grant,
    over: standsAs(grant, londonDate(now)) === 'over',
    child,
    consents,
    names: await namesOf(
      tx,
      providerId,
      consents.map((each) => each.recordedBy),
    ),
    mayRecord: speaksForAuthority ? ['placing-authority'] : ['child', 'placing-authority'],
  };
}
