import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { recordAudit } from '#audit/record.ts';
import type { Id } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { withActor } from '#platform/db/transaction.ts';
import { dropDraft, keepDraft, readDraft, SESSION_COOKIE } from '#slices/account/index.ts';
import { readFormBody } from '#web/form-body.ts';
import { filled } from '#web/moment-field.tsx';
import type { FormBody, FormState, Page, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Deps } from './deps.ts';
import { drawPage, hiddenFields } from './draw.tsx';
import { notFoundPage } from './plain-pages.tsx';
import { recordEvent } from './record-event.ts';
import { providerOfCookie, visitorOf } from './session.ts';

/** What a run comes to, decided inside the transaction and sent after it has committed. */
type Outcome =
  | { readonly send: 'page'; readonly status: number; readonly html: string }
  | { readonly send: 'redirect'; readonly to: string };

type Run = {
  readonly deps: Deps;
  readonly request: FastifyRequest;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly csrf: string;
};

/**
 * Runs one page in one transaction under its reader's database context: session, load, access, form, handle,
 * record, audit, commit. Nothing is sent before the commit, so that no answer speaks of what was not kept.
 */
export async function runPage(
  deps: Deps,
  page: Page<unknown, unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const now = instant(deps.clock());
  const cookie = request.cookies[SESSION_COOKIE];
  const signIn = {
    providerId: providerOfCookie(cookie),
    personId: null,
    scope: 'sign-in',
    homeIds: [],
    authorityId: null,
    childIds: [],
  } as const;
  const outcome = await withActor(deps.db, signIn, async (tx): Promise<Outcome> => {
    const visitor = await visitorOf(tx, cookie, now);
    if (visitor.is === 'signed-in') {
      return answer({ deps, request, tx, actor: visitor.actor, csrf: visitor.csrf }, page, now);
    }
    const next = encodeURIComponent(request.url);
    if (visitor.is === 'lapsed' && request.method === 'POST') {
      const body = readFormBody(request.body);
      // Only a form that this very session was given is kept: its token proves it.
      if (valueOf(body, 'csrf') === visitor.csrf) await keepDraft(tx, visitor, formKey(request), body, now);
      return { send: 'redirect', to: `/sign-in?next=${next}&kept=yes` };
    }
    return { send: 'redirect', to: visitor.is === 'half-way' ? '/sign-in/code' : `/sign-in?next=${next}` };
  });
  if (outcome.send === 'redirect') return reply.redirect(outcome.to, 303);
  return reply.status(outcome.status).type('text/html; charset=utf-8').send(outcome.html);
}

const SEND_AGAIN = {
  field: '',
  text: 'This form was opened before you signed in. Nothing was recorded. Check it and send it again.',
};

/** The address without its query: the name under which a form's draft is kept. */
const formKey = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? request.url;

async function answer(
  run: Run,
  page: Page<unknown, unknown>,
  now: ReturnType<typeof instant>,
): Promise<Outcome> {
  const { request, tx, actor, deps } = run;
  const ctx: PageContext = {
    tx,
    actor,
    now,
    params: request.params as Record<string, string>,
    query: readFormBody(request.query),
    shelf: deps.shelf,
    requestId: request.id,
  };
  const sending = request.method === 'POST';
  const action = (sending && page.submitAction) || page.action;
  const loaded = await page.load(ctx);
  const subject = loaded === undefined ? {} : page.subject(loaded, ctx);
  const verdict = can(actor, action, subject);
  const audit = (outcome: 'done' | 'read' | 'refused', reason?: string) =>
    recordAudit(tx, {
      providerId: actor.providerId,
      at: now,
      event: (sending && page.audit.submit) || page.audit.view,
      outcome,
      personId: actor.personId,
      action,
      homeId: subject.homeId,
      childId: subject.childId,
      subject: idsIn(ctx.params),
      reason,
      requestId: request.id,
    });
  if (loaded === undefined || !verdict.allow) {
    await audit('refused', verdict.allow ? 'not there, or out of sight' : verdict.reason);
    return { send: 'page', status: 404, html: notFoundPage(deps, run) };
  }
  if (!sending) {
    const kept = await readDraft(tx, actor, formKey(request));
    await audit('read');
    return show(run, page, loaded, ctx, { values: kept ?? {}, errors: [] }, 200);
  }
  return submit(run, page, loaded, ctx, audit);
}

async function submit(
  run: Run,
  page: Page<unknown, unknown>,
  loaded: unknown,
  ctx: PageContext,
  audit: (outcome: 'done') => Promise<void>,
): Promise<Outcome> {
  const { tx, actor, deps, request } = run;
  const body = readFormBody(request.body);
  const submission = parseId<'submission'>(valueOf(body, 'submission'));
  if (!page.parse || !page.handle) return { send: 'page', status: 404, html: notFoundPage(deps, run) };
  if (valueOf(body, 'csrf') !== run.csrf || !submission) {
    // Opened before this session began, or sent from elsewhere: shown again with what was typed, never acted on.
    return show(run, page, loaded, ctx, { values: body, errors: [SEND_AGAIN] }, 403);
  }
  const asFilled = filled(body, ctx.now);
  if (asFilled) return show(run, page, loaded, ctx, { values: asFilled, errors: [] }, 200);
  const parsed = page.parse(body, loaded, ctx);
  if (!parsed.ok) return show(run, page, loaded, ctx, { values: body, errors: parsed.error }, 422);
  const handled = await page.handle(parsed.value, loaded, ctx);
  switch (handled.then) {
    case 'mend':
      return show(run, page, loaded, ctx, { values: body, errors: handled.errors }, 422);
    case 'overtaken':
      return show(run, page, loaded, ctx, { values: body, errors: [], notice: handled.notice }, 409);
    case 'go':
      await audit('done');
      await dropDraft(tx, actor, formKey(request));
      return { send: 'redirect', to: handled.to };
    case 'record': {
      const eventId = await recordEvent(tx, deps, handled.event, {
        actor,
        now: ctx.now,
        submission: submission as Id<'submission'>,
        action: page.submitAction ?? page.action,
        audit: page.audit.submit ?? page.audit.view,
        requestId: request.id,
      });
      await dropDraft(tx, actor, formKey(request));
      return { send: 'redirect', to: handled.to(eventId) };
    }
  }
}

function show(
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

/** The ids among a page's path parameters, for the audit: never words. */
function idsIn(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => parseId(value) !== undefined));
}
