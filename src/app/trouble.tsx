import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAway, isCollision } from '#platform/db/trouble.ts';
import { readFormBody } from '#web/form-body.ts';
import type { Deps } from './deps.ts';
import { plainPage, type Typed, tryAgainPage } from './plain-pages.tsx';

const AWAY = {
  title: 'Kith cannot reach its records right now',
  lines: ['Nothing was lost that was shown as saved. Try again in a minute.'],
};
const BROKEN = {
  title: 'Something in Kith did not work',
  lines: [
    'This is a fault in Kith, not in what you did. Nothing was lost that was shown as saved.',
    'Try again. If it stays like this, tell whoever looks after Kith what you wanted to do and when.',
  ],
};

const UNREADABLE = ['Kith cannot read that', 'Go back and try again.'] as const;

/** Refusals of the server itself, before any page is asked: by status, in words that say what to do. */
const REFUSED: Readonly<Record<number, readonly [title: string, line: string]>> = {
  413: [
    'That is more than Kith can take in one go',
    'Nothing was recorded. Go back, make the text shorter, and send it again. The rest can follow in an addition.',
  ],
  415: ['Kith cannot read that', 'Nothing was recorded. Go back to the page and send its form again.'],
};

/** The answer to an address that cannot even be read, before any of the app's hooks have run. */
export function unreadable(deps: Pick<Deps, 'assets'>, reply: FastifyReply): void {
  reply
    .status(400)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'self'",
    })
    .type('text/html; charset=utf-8')
    .send(plainPage(deps, ...UNREADABLE));
}

/** Turns whatever was thrown into a page in words. No page says what went wrong inside; the log says where. */
export function handleTrouble(app: FastifyInstance, deps: Pick<Deps, 'assets'>): void {
  app.setErrorHandler<FastifyError>((cause, request, reply) => {
    const page = (status: number, html: string) =>
      reply.status(status).type('text/html; charset=utf-8').send(html);
    if (isAway(cause) || isCollision(cause)) {
      request.log.warn({ err: cause, request: request.id }, 'the database is away');
      reply.header('retry-after', '60');
      return page(503, tryAgainPage(deps, AWAY, typedIn(request)));
    }
    const status = cause.statusCode ?? 500;
    if (status >= 400 && status < 500) {
      const [title, line] = REFUSED[status] ?? UNREADABLE;
      return page(status, plainPage(deps, title, line));
    }
    request.log.error({ err: cause, request: request.id, route: request.routeOptions.url }, 'a page failed');
    return page(500, tryAgainPage(deps, BROKEN, typedIn(request)));
  });
}

/** What was typed, where a form was sent and could be read. */
function typedIn(request: FastifyRequest): Typed | undefined {
  if (request.method !== 'POST' || typeof request.body !== 'object' || request.body === null)
    return undefined;
  return { action: request.url, body: readFormBody(request.body) };
}

/** Refuses a request that changes something and does not come from Kith's own pages. */
export function refuseForeign(reply: FastifyReply, deps: Pick<Deps, 'assets'>): FastifyReply {
  const html = plainPage(
    deps,
    'Kith did not take that',
    'It was sent from another site. Nothing was recorded. Open Kith itself and try again.',
  );
  return reply.status(403).type('text/html; charset=utf-8').send(html);
}
