import type { FastifyReply, FastifyRequest } from 'fastify';
import { can, type Verdict } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { Id } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import {
  BROWSER_COOKIE,
  browserCookieValue,
  dropDraft,
  isFresh,
  keepDraft,
  readBrowserCookie,
  readDraft,
  SESSION_COOKIE,
} from '#slices/account/index.ts';
import { readFormBody } from '#web/form-body.ts';
import { filled } from '#web/moment-field.tsx';
import type { Audited, LaterWork, Page, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Background } from './background.ts';
import { signInContext } from './context.ts';
import { browserCookie } from './cookies.ts';
import type { Deps } from './deps.ts';
import { idsIn } from './ids-in.ts';
import { notFoundPage, withoutRolePage } from './plain-pages.tsx';
import { recordEvents } from './record-events.ts';
import { providerOfCookie, visitorOf } from './session.ts';
import { formKey, mistrusted, type Outcome, type Run, show } from './show-page.tsx';
import { whereItLed } from './where-it-led.ts';

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
        const { actor, csrf, session } = visitor;
        return answer({ deps, request, tx, actor, csrf, session, later }, page, now);
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
  if (outcome.send === 'redirect') {
    if (outcome.browser)
      reply.setCookie(BROWSER_COOKIE, browserCookieValue(outcome.browser), browserCookie());
    return reply.redirect(outcome.to, 303);
  }
  if (outcome.send === 'file') {
    reply.header('content-disposition', `attachment; filename="${outcome.fileName}"`);
    return reply.type(`${outcome.type}; charset=utf-8`).send(outcome.body);
  }
  return reply.status(outcome.status).type('text/html; charset=utf-8').send(outcome.html);
}

type Allowed = Extract<Verdict, { readonly allow: true }>;

/** Writes this request's line of the audit; what is left out is the page's own. */
type Audit = (
  outcome: 'done' | 'read' | 'refused',
  told?: { readonly reason?: string; readonly event?: AuditEvent } & Audited,
) => Promise<void>;

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
    session: run.session,
    browser: readBrowserCookie(request.cookies[BROWSER_COOKIE]),
    vault: deps.vault,
    origin: deps.origin,
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
      ...(verdict.allow && outcome !== 'refused' ? { because: verdict.because, role: verdict.as } : {}),
      requestId: request.id,
    });
  if (loaded === undefined || !verdict.allow) {
    await audit('refused', { reason: verdict.allow ? 'not there, or out of sight' : verdict.reason });
    return { send: 'page', status: 404, html: notFoundPage(deps, run) };
  }
  const proof = `/prove?next=${encodeURIComponent(request.url)}`;
  if (!sending && page.stepUp?.at === 'opening' && !isFresh(run.session.provedAt, now)) {
    await audit('refused', { reason: 'a fresh proof of presence was asked for' });
    return { send: 'redirect', to: proof };
  }
  if (!sending && page.download) {
    await audit('read');
    return { send: 'file', ...page.download(loaded, ctx) };
  }
  if (!sending) {
    const [kept] = await Promise.all([page.parse && readDraft(tx, actor, formKey(request)), audit('read')]);
    return show(run, page, loaded, ctx, { values: kept ?? {}, errors: [] }, 200);
  }
  return submit(run, page, loaded, ctx, audit, verdict);
}

async function submit(
  run: Run,
  page: Page<unknown, unknown>,
  loaded: unknown,
  ctx: PageContext,
  audit: Audit,
  verdict: Allowed,
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
  const needsProof = page.stepUp && (page.stepUp.at === 'opening' || page.stepUp.when(parsed.value));
  if (needsProof && !isFresh(run.session.provedAt, ctx.now)) {
    await audit('refused', { reason: 'a fresh proof of presence was asked for' });
    await keepDraft(tx, actor, formKey(request), body, ctx.now);
    return { send: 'redirect', to: `/prove?next=${encodeURIComponent(request.url)}` };
  }
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
      return { send: 'redirect', to: handled.to, browser: handled.browser };
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
        because: verdict.because,
        role: verdict.as,
      };
      const [eventId] = await Promise.all([
        recordEvents(tx, deps, [handled.event, ...(handled.also ?? [])], by),
        dropDraft(tx, actor, formKey(request)),
      ]);
      return { send: 'redirect', to: handled.to(eventId) };
    }
  }
}
