import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import { newSecret, sameSecret } from '#platform/crypto/random.ts';
import { withActor } from '#platform/db/transaction.ts';
import {
  BROWSER_COOKIE,
  findSession,
  readBrowserCookie,
  readSessionCookie,
  SESSION_COOKIE,
  sessionCookieValue,
} from '#slices/account/index.ts';
import { AuthPage } from '#ui/layout/auth-page.tsx';
import { CsrfField } from '#ui/layout/csrf-field.tsx';
import { renderPage } from '#ui/render.ts';
import { readFormBody } from '#web/form-body.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicDrawn, PublicPage } from '#web/public-page.ts';
import { signInContext } from './context.ts';
import { AWAY_COOKIE, awayCookie, FORM_COOKIE, formCookie, sessionCookie } from './cookies.ts';
import type { Deps } from './deps.ts';
import { absentPage } from './plain-pages.tsx';

const NOT_FROM_HERE = {
  field: '',
  text: 'This form was open for too long, or was not opened here. Fill it in again.',
};

/** Runs a page that needs nobody signed in. Whatever it keeps has been committed before anything is sent. */
export async function runPublicPage(
  deps: Deps,
  page: PublicPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const now = instant(deps.clock());
  const sending = request.method === 'POST';
  const token = page.token === 'session' ? await sessionToken(deps, request, now) : formToken(request, reply);
  const ctx = contextFor(deps, request, now, token);
  const fits = token === undefined || sameSecret(valueOf(readFormBody(request.body), 'csrf'), token);
  if (sending && !fits) return answerWith(deps, request, reply, mistrusted(await page.get(ctx)));
  const handle = sending ? page.post : page.get;
  return answerWith(deps, request, reply, handle ? await handle(ctx) : { absent: true });
}

/** The page shown afresh, with a word on why nothing was done. */
function mistrusted(answer: PublicAnswer): PublicAnswer {
  return 'page' in answer ? { page: { ...answer.page, errors: [NOT_FROM_HERE] }, status: 403 } : answer;
}

/** The token that lies in this browser's cookie; made where there is none, and then no form can have carried it yet. */
function formToken(request: FastifyRequest, reply: FastifyReply): string {
  const kept = request.cookies[FORM_COOKIE];
  if (kept !== undefined && /^[\w-]{43}$/.test(kept)) return kept;
  const token = newSecret();
  reply.setCookie(FORM_COOKIE, token, formCookie());
  return token;
}

/** The token of the session that the request came with; none where there is no session to protect. */
async function sessionToken(deps: Deps, request: FastifyRequest, now: Instant): Promise<string | undefined> {
  const key = readSessionCookie(request.cookies[SESSION_COOKIE]);
  if (!key) return undefined;
  const found = await withActor(deps.db, signInContext(key.providerId), (tx) => findSession(tx, key, now));
  return found.state === 'none' ? undefined : found.csrf;
}

function contextFor(
  deps: Deps,
  request: FastifyRequest,
  now: Instant,
  token: string | undefined,
): PublicContext {
  const session = readSessionCookie(request.cookies[SESSION_COOKIE]);
  const browser = readBrowserCookie(request.cookies[BROWSER_COOKIE]);
  const providerId = session?.providerId ?? browser?.providerId ?? null;
  return {
    transact: (work) => withActor(deps.db, signInContext(providerId), work),
    now,
    query: readFormBody(request.query),
    body: readFormBody(request.method === 'POST' ? request.body : undefined),
    hidden: <CsrfField csrf={token ?? ''} />,
    session,
    browser,
    kept: request.cookies[AWAY_COOKIE],
    token: token ?? '',
    source: request.ip,
    requestId: request.id,
    newId: deps.newId,
    vault: deps.vault,
    shelf: deps.shelf,
    signOn: deps.signOn,
    origin: deps.origin,
  };
}

function answerWith(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: PublicAnswer,
): FastifyReply {
  if ('absent' in answer) return reply.status(404).type('text/html; charset=utf-8').send(absentPage(deps));
  if (answer.keep === 'forget') reply.clearCookie(AWAY_COOKIE, awayCookie());
  else if (answer.keep) reply.setCookie(AWAY_COOKIE, answer.keep.sealed, awayCookie());
  if ('away' in answer) return reply.redirect(answer.away, 303);
  if ('page' in answer) {
    return reply
      .status(answer.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(drawPublic(deps, answer.page));
  }
  if (answer.session === 'forget') {
    if (request.cookies[SESSION_COOKIE] !== undefined) reply.clearCookie(SESSION_COOKIE, sessionCookie());
  } else if (answer.session) {
    reply.setCookie(SESSION_COOKIE, sessionCookieValue(answer.session), sessionCookie());
  }
  // Not "cookies": the session's own has just been taken away, and what the browser is used as is to be known on.
  if (answer.clearBrowser) reply.header('clear-site-data', '"cache", "storage"');
  return reply.redirect(answer.go, 303);
}

function drawPublic(deps: Deps, drawn: PublicDrawn): string {
  const { body, ...rest } = drawn;
  return renderPage(
    <AuthPage {...rest} assets={deps.assets}>
      {body}
    </AuthPage>,
  );
}
