import type { Role } from '#access/actor.ts';
import { ROLE_WORDS } from '#access/actor.ts';
import { parseId } from '#kernel/ids.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { installation, totpBinding } from '#slices/account/index.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { allSignIns } from '../../store/sign-ins.ts';
import { load, signInAs } from './handle.ts';
import type { Demonstration } from './load.ts';
import { demonstrationView } from './view.tsx';

/**
 * Fills an empty Kith with the demonstration (POST with the link's key), shows its sign-ins, and signs a visitor in
 * as one of its people. Where this Kith is no demonstration, there is no such page.
 */
export function demonstrationPage(demonstration: Demonstration): PublicPage {
  return {
    path: '/set-up/demonstration',
    access: 'public',
    audit: ['DEMONSTRATION_LOADED', 'SIGNED_IN'],
    token: 'form',
    get: (ctx) => show(ctx, demonstration),
    post: (ctx) => {
      const personId = parseId<'person'>(valueOf(ctx.body, 'person'));
      return personId ? signInAs(ctx, personId) : load(ctx, demonstration);
    },
  };
}

async function show(ctx: PublicContext, { password }: Demonstration): Promise<PublicAnswer> {
  const signIns = await ctx.transact(async (tx) =>
    (await installation(tx)).demonstration ? await allSignIns(tx) : undefined,
  );
  if (!signIns) return { absent: true };
  return {
    page: demonstrationView({
      hidden: ctx.hidden,
      password,
      now: ctx.now,
      people: signIns.map((each) => ({
        personId: each.personId,
        givenName: each.givenName,
        name: `${each.givenName} ${each.familyName}`,
        role: ROLE_WORDS[each.role as Role],
        place: each.place,
        email: each.email,
        code: codeOf(ctx, each),
      })),
    }),
  };
}

function codeOf(
  { vault, now }: PublicContext,
  who: Parameters<typeof totpBinding>[0] & { readonly totpSealed: string | null },
): string | undefined {
  const secret = who.totpSealed === null ? undefined : vault.open(who.totpSealed, totpBinding(who));
  return secret && currentCode(secret, now);
}
