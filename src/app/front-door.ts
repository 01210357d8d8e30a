import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { installation, SESSION_COOKIE } from '#slices/account/index.ts';
import { signInContext } from './context.ts';
import type { Deps } from './deps.ts';
import { firstPageFor } from './draw.tsx';
import { absentPage, notFoundPage, plainPage, withoutRolePage } from './plain-pages.tsx';
import { providerOfCookie, visitorOf } from './session.ts';

/** `/`, `/health`, and every address that is not one. None of them shows a record. */
export function frontDoor(app: FastifyInstance, deps: Deps): void {
  app.get('/', async (request, reply) => {
    const { visitor, setUp, demonstration } = await whoComes(deps, request);
    if (visitor.is === 'signed-in') return reply.redirect(firstPageFor(visitor.actor), 303);
    const html = (status: number, page: string) =>
      reply.status(status).type('text/html; charset=utf-8').send(page);
    if (visitor.is === 'without-role') return html(403, withoutRolePage(deps, visitor.csrf));
    if (setUp && visitor.is === 'half-way') return reply.redirect('/sign-in/code', 303);
    // Whoever looks around has nobody's password: the page of invented people is their way in.
    if (setUp) return reply.redirect(demonstration ? '/set-up/demonstration' : '/sign-in', 303);
    const line = 'Open the set-up link that Kith printed in the terminal when it started. It works once.';
    return html(200, plainPage(deps, 'Kith is not set up yet', line));
  });

  app.get('/health', async (_request, reply) => {
    await sql`select 1`.execute(deps.db);
    return reply.type('text/plain').send('ok');
  });

  app.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith('/assets/')) return reply.status(404).type('text/plain').send('Not found');
    const { visitor } = await whoComes(deps, request);
    const html = visitor.is === 'signed-in' ? notFoundPage(deps, visitor) : absentPage(deps);
    return reply.status(404).type('text/html; charset=utf-8').send(html);
  });
}

async function whoComes(deps: Deps, request: FastifyRequest) {
  const cookie = request.cookies[SESSION_COOKIE];
  return withActor(deps.db, signInContext(providerOfCookie(cookie)), async (tx) => {
    const { setUp, demonstration } = await installation(tx);
    return { setUp, demonstration, visitor: await visitorOf(tx, cookie, instant(deps.clock())) };
  });
}
