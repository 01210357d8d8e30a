import { askForNewKey, newChallenge } from '#platform/crypto/passkeys.ts';
import type { PageContext } from '#web/page.ts';
import { sealChallenge } from '../../model/challenge.ts';
import type { DeviceClass } from '../../model/session-rules.ts';
import { deviceClassOf } from '../../store/browsers.ts';
import { credentialOf } from '../../store/credentials.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { named } from '../../store/prove-passkey.ts';

/** What the browser is asked for, afresh each time. */
export type Loaded = {
  readonly options: string;
  readonly sealed: string;
  readonly deviceClass: DeviceClass;
};

/** What a challenge to add a passkey is bound to: this person, in this session. */
export const boundTo = ({ actor, session }: PageContext): string => `${actor.personId} ${session.csrf}`;

export async function load(ctx: PageContext): Promise<Loaded> {
  const { tx, actor } = ctx;
  const [credential, had] = [await credentialOf(tx, actor), await passkeysOf(tx, actor)];
  const { deviceClass } = await deviceClassOf(tx, actor.providerId, ctx.browser);
  const challenge = newChallenge();
  const options = await askForNewKey(ctx, {
    owner: actor,
    account: credential?.email ?? actor.name,
    name: actor.name,
    challenge,
    roamingOnly: deviceClass === 'shared',
    had: named(had),
  });
  const sealed = sealChallenge(ctx.vault, challenge, { use: 'add', boundTo: boundTo(ctx) }, ctx.now);
  return { options, sealed, deviceClass };
}
