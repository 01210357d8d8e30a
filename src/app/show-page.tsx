import type { FastifyRequest } from 'fastify';
import type { Actor } from '#access/actor.ts';
import { parseId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs } from '#platform/db/transaction.ts';
import { keepDraft, personOfToken } from '#slices/account/index.ts';
import type { Download, FormBody, FormState, LaterWork, OpenSession, Page, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { BrowserCookie } from '#web/public-page.ts';
import { contextOf, signInContext } from './context.ts';
import type { Deps } from './deps.ts';
import { drawPage, hiddenFields } from './draw.tsx';

/** What a run comes to, decided inside the transaction and sent after it has committed. */
export type Outcome =
  | { readonly send: 'page'; readonly status: number; readonly html: string }
  | { readonly send: 'redirect'; readonly to: string; readonly browser?: BrowserCookie | undefined }
  | ({ readonly send: 'file' } & Download);

/** One request to a page, of somebody signed in. */
export type Run = {
  readonly deps: Deps;
  readonly request: FastifyRequest;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly csrf: string;
  readonly session: OpenSession;
  /** What Kith is to go on with once this has been committed. */
  readonly later: LaterWork[];
};

const SEND_AGAIN = {
  field: '',
  text: 'This form was opened before you signed in. Nothing was recorded. Check it and send it again.',
};
const SOMEBODY_ELSES = {
  field: '',
  text: 'Somebody else opened this form. Nothing was recorded, and what they typed is kept for them alone.',
};

/** The address without its query: the name under which a form's draft is kept. */
export const formKey = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? request.url;

/**
 * A form that this session was not given is shown again, never acted on: with what was typed where it was this
 * person's own, earlier one; empty where it was left open by somebody else, for whom it is kept.
 */
export async function mistrusted(
  run: Run,
  page: Page<unknown, unknown>,
  loaded: unknown,
  ctx: PageContext,
  body: FormBody,
): Promise<Outcome> {
  const { tx, actor, request } = run;
  await actAs(tx, signInContext(actor.providerId));
  const owner = await personOfToken(tx, actor.providerId, valueOf(body, 'csrf'));
  const elses = owner !== undefined && owner !== actor.personId;
  if (elses) {
    await keepDraft(tx, { providerId: actor.providerId, personId: owner }, formKey(request), body, ctx.now);
  }
  await actAs(tx, contextOf(actor));
  if (elses) return show(run, page, loaded, ctx, { values: {}, errors: [SOMEBODY_ELSES] }, 403);
  return show(run, page, loaded, ctx, { values: body, errors: [SEND_AGAIN] }, 403);
}

/** Draws the page with its form as it stands. */
export function show(
  run: Run,
  page: Page<unknown, unknown>,
  loaded: unknown,
  ctx: PageContext,
  form: Pick<FormState, 'values' | 'errors' | 'notice'> & { readonly values: FormBody },
  status: number,
): Outcome {
  // A form shown again after a mistake keeps its key: nothing was recorded under it yet.
  const submission = parseId<'submission'>(valueOf(form.values, 'submission')) ?? run.deps.newId();
  const state: FormState = {
    ...form,
    hidden: hiddenFields(run.csrf, submission),
    csrf: run.csrf,
    submission,
  };
  const drawn = page.view(loaded, state, ctx);
  return { send: 'page', status, html: drawPage(run.deps, run, drawn, state) };
}
