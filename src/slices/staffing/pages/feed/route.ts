import { MINUTE } from '#kernel/instant.ts';
import { ok, refuse } from '#kernel/result.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { PageContext } from '#web/page.ts';
import { page, valueOf } from '#web/page.ts';
import { type FeedKey, feedKeyOf, keepFeedKey } from '../../store/feed.ts';
import { type Loaded, view } from './view.tsx';

/** For so long a new key is shown to whoever made it. */
const SHOWN_FOR = 10 * MINUTE;

/** The key of the joiner and leaver feed, for who answers for the organisation. */
export const feedPage = page<Loaded, { readonly submission: string }>({
  path: '/feed',
  action: 'feed.keep',
  audit: { view: 'FEED_VIEWED', submit: 'FEED_KEY_MADE' },
  stepUp: { at: 'sending', when: () => true },
  async load(ctx) {
    const key = await feedKeyOf(ctx.tx, ctx.actor.providerId);
    const shown = key && key.madeBy === ctx.actor.personId && ctx.now < key.madeAt + SHOWN_FOR;
    return {
      madeAt: key?.madeAt,
      shown: shown ? `${ctx.actor.providerId}.${secretOf(ctx, key)}` : undefined,
      address: `${ctx.origin}/scim/v2`,
    };
  },
  subject: () => ({}),
  parse: (body) =>
    valueOf(body, 'sure') === 'yes'
      ? ok({ submission: valueOf(body, 'submission') })
      : refuse([{ field: 'sure', text: 'Tick this if the key before is to stop working' }]),
  async handle({ submission }, _loaded, ctx) {
    const { tx, actor, now } = ctx;
    const feedKeyId = derivedId<'feed-key'>(submission, `feed key by ${actor.personId}`);
    const secret = secretOf(ctx, { feedKeyId });
    await keepFeedKey(tx, actor.providerId, { feedKeyId, secret, by: actor.personId }, now);
    return { then: 'go', to: '/feed' };
  },
  view,
});

/** The key follows from the installation's own, so that the database holds its digest alone. */
const secretOf = ({ vault }: PageContext, { feedKeyId }: Pick<FeedKey, 'feedKeyId'>): string =>
  vault.pseudonym(`feed key ${feedKeyId}`).toString('base64url');
