import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { Id } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, withActor } from '#platform/db/transaction.ts';
import { dropDraft, keepDraft, personOfToken, readDraft, SESSION_COOKIE } from '#slices/account/index.ts';
import { readFormBody } from '#web/form-body.ts';
import { filled } from '#web/moment-field.tsx';
import type { Audited, FormBody, FormState, LaterWork, Page, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Background } from './background.ts';
import { contextOf, signInContext } from './context.ts';
import type { Deps } from './deps.ts';
import { drawPage, hiddenFields } from './draw.tsx';
import { idsIn } from './ids-in.ts';
import { notFoundPage, withoutRolePage } from './plain-pages.tsx';
import { recordEvents } from './record-events.ts';
import { providerOfCookie, visitorOf } from './session.ts';
import { whereItLed } from './where-it-led.ts';

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
  /** What Kith is to go on with once this has been committed. */
  readonly later: LaterWork[];
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
  background: Background,
): Promise<FastifyReply> {
  const later: LaterWork[] = [];
  const now = instant(deps.clock());
  const cookie = request.cookies[SESSION_COOKIE];
  const outcome = await withActor(
    deps.db,
    signInContext(providerOfCookie(cookie)),
    async (tx): Promise<Outcome> => {
      const visitor = await visitorOf(tx, cookie, now);
      if (visitor.is === 'signed-in') {
        return answer({ deps, request, tx, actor: visitor.actor, csrf: visitor.csrf, later }, page, now);
      }
      if (visitor.is === 'without-role') {
        return { send: 'page', status: 403, html: withoutRolePage(deps, visitor.csrf) };
      }
      const next = `next=${encodeURIComponent(request.url)}`;
      if (visitor.is === 'half-way') return { send: 'redirect', to: `/sign-in/code?${next}` };
      if (visitor.is === 'lapsed' && request.method === 'POST') {
        const body = readFormBody(request.body);
        // Only a form that this very session was given is kept: its token proves it.
        if (valueOf(body, 'csrf') === visitor.csrf) {
          await keepDraft(tx, visitor, formKey(request), body, now);
          return { send: 'redirect', to: `/sign-in?${next}&kept=yes` };
        }
      }
      return { send: 'redirect', to: `/sign-in?${next}` };
    },
  );
  for (const work of later) background.start(work);
  if (outcome.send === 'redirect') return reply.redirect(outcome.to, 303);
  return reply.status(outcome.status).type('text/html; charset=utf-8').send(outcome.html);
}

/** Writes this request's line of the audit; what is left out is the page's own. */
type Audit = (
  outcome: 'done' | 'read' | 'refused',
  told?: { readonly reason?: string; readonly event?: AuditEvent } & Audited,
) => Promise<void>;

const SEND_AGAIN = {
  field: '',
  text: 'This form was opened before you signed in. Nothing was recorded. Check it and send it again.',
};
const SOMEBODY_ELSES = {
  field: '',
  text: 'Somebody else opened this form. Nothing was recorded, and what they typed is kept for them alone.',
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
    later: (work) => void run.later.push(work),
  };
  const sending = request.method === 'POST';
  const action = (sending && page.submitAction) || page.action;
  const loaded = await page.load(ctx);
  const subject = loaded === undefined ? {} : page.subject(loaded, ctx);
  const verdict = can(actor, action, subject);
  const audit: Audit = (outcome, { reason, event, about = subject, ids = {} } = {}) =>
    recordAudit(tx, {
      providerId: actor.providerId,
      at: now,
      event: event ?? ((sending && page.audit.submit) || page.audit.view),
      outcome,
      personId: actor.personId,
      action,
      homeId: about.homeId,
      childId: about.childId,
      subject: { ...idsIn(ctx.params), ...ids },
      reason,
      requestId: request.id,
    });
  if (loaded === undefined || !verdict.allow) {
    await audit('refused', { reason: verdict.allow ? 'not there, or out of sight' : verdict.reason });
    return { send: 'page', status: 404, html: notFoundPage(deps, run) };
  }
  if (!sending) {
    const [kept] = await Promise.all([page.parse && readDraft(tx, actor, formKey(request)), audit('read')]);
    return show(run, page, loaded, ctx, { values: kept ?? {}, errors: [] }, 200);
  }
  return submit(run, page, loaded, ctx, audit);
}

async function submit(
  run: Run,
  page: Page<unknown, unknown>,
  loaded: unknown,
  ctx: PageContext,
  audit: Audit,
): Promise<Outcome> {
  const { tx, actor, deps, request } = run;
  const body = readFormBody(request.body);
  const submission = parseId<'submission'>(valueOf(body, 'submission'));
  if (!page.parse || !page.handle) return { send: 'page', status: 404, html: notFoundPage(deps, run) };
  if (valueOf(body, 'csrf') !== run.csrf || !submission) {
    return mistrusted(run, page, loaded, ctx, body);
  }
  const asFilled = filled(body, ctx.now);
  if (asFilled) return show(run, page, loaded, ctx, { values: asFilled, errors: [] }, 200);
  const sentTo = () => whereItLed(tx, actor, page, loaded, submission as Id<'submission'>);
  const before = await sentTo();
  if (before) return { send: 'redirect', to: before };
  const parsed = page.parse(body, loaded, ctx);
  if (!parsed.ok) return show(run, page, loaded, ctx, { values: body, errors: parsed.error }, 422);
  const handled = await page.handle(parsed.value, loaded, ctx);
  switch (handled.then) {
    case 'mend':
      return show(run, page, loaded, ctx, { values: body, errors: handled.errors }, 422);
    case 'overtaken': {
      // By another press of the same button, perhaps, that was a moment faster.
      const faster = await sentTo();
      if (faster) return { send: 'redirect', to: faster };
      // As it stands now: what somebody else wrote meanwhile is the very thing to be shown.
      const asItStands = (await page.load(ctx)) ?? loaded;
      return show(run, page, asItStands, ctx, { values: body, errors: [], notice: handled.notice }, 409);
    }
    case 'go':
      await audit('done', handled);
      await dropDraft(tx, actor, formKey(request));
      return { send: 'redirect', to: handled.to };
    case 'show': {
      await audit('read', { event: handled.audit, about: page.subject(handled.loaded, ctx) });
      return show(run, page, handled.loaded, ctx, { values: body, errors: [] }, 200);
    }
    case 'record': {
      const by = {
        actor,
        now: ctx.now,
        submission: submission as Id<'submission'>,
        action: page.submitAction ?? page.action,
        audit: page.audit.submit ?? page.audit.view,
        requestId: request.id,
      };
      const [eventId] = await Promise.all([
        recordEvents(tx, deps, [handled.event, ...(handled.also ?? [])], by),
        dropDraft(tx, actor, formKey(request)),
      ]);
      return { send: 'redirect', to: handled.to(eventId) };
    }
  }
}

/**
 * A form that this session was not given is shown again, never acted on: with what was typed where it was this
 * person's own, earlier one; empty where it was left open by somebody else, for whom it is kept.
 */
async function mistrusted(
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
