import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, {
  errorCodes,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { readCspReport } from '#platform/http/csp-report.ts';
import { readMultipart } from '#platform/http/read-multipart.ts';
import { fromOwnPage } from '#platform/http/same-origin.ts';
import { CSP_REPORT_PATH, PERMISSIONS_POLICY, securityHeaders } from '#platform/http/security-headers.ts';
import type { Logger } from '#platform/log/logger.ts';
import { FORM_LIMIT } from '#web/form-body.ts';
import type { Deps } from './deps.ts';
import { mountFeed } from './feed.ts';
import { frontDoor } from './front-door.ts';
import { mount, type Slice } from './mount.ts';
import { handleTrouble, refuseForeign, unreadable } from './trouble.tsx';

/** What the app is built of. */
export type AppParts = {
  readonly deps: Deps;
  readonly slices: readonly Slice[];
  readonly logger: Logger;
  /** Folder of the built styles and scripts; left out in tests, which need none. */
  readonly assetsFolder?: string;
  /** Whose word to take on where people come from: `loopback` for a proxy on this machine. Nobody's where left out. */
  readonly trustProxy?: 'loopback';
};

/** Builds the server, ready to listen or to be asked by `inject`. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { deps, slices, logger, assetsFolder, trustProxy } = parts;
  const app: FastifyInstance = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: FORM_LIMIT,
    exposeHeadRoutes: false,
    trustProxy: trustProxy ?? false,
    frameworkErrors: (_cause, _request, reply) => unreadable(deps, reply),
    // Nobody waits longer than this for a slow sender; a tablet on a bad line still manages.
    requestTimeout: 60_000,
  });
  handleTrouble(app, deps);
  await app.register(cookie);
  await app.register(formbody);
  takeFiles(app);
  await app.register(helmet, securityHeaders(deps.origin));
  guardEveryRequest(app, deps);
  logEveryAnswer(app);
  takeCspReports(app);
  if (assetsFolder !== undefined) {
    await app.register(serveStatic, {
      root: assetsFolder,
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
      wildcard: true,
    });
  }
  mountFeed(app, deps);
  frontDoor(app, deps);
  mount(app, deps, slices);
  return app;
}

/** Files of text, on pages that say that they take one; elsewhere a form that brings one is not read. */
function takeFiles(app: FastifyInstance): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT },
    async (request: FastifyRequest, body: Buffer) => {
      const { takesFile } = request.routeOptions.config as { takesFile?: boolean };
      if (!takesFile) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('multipart/form-data');
      return readMultipart(request.headers['content-type'] ?? '', body);
    },
  );
}

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

function guardEveryRequest(app: FastifyInstance, deps: Deps): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
    if (CHANGES_NOTHING.has(request.method) || request.routeOptions.url === CSP_REPORT_PATH) return undefined;
    return fromOwnPage(request.headers, deps.origin) ? undefined : refuseForeign(reply, deps);
  });
  // Whatever has not said how long it keeps is not to be kept by any browser or proxy.
  app.addHook('onSend', async (_request, reply, payload) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}

/** One line an answer: the page's pattern, never the address with its ids, and nothing that was sent. */
function logEveryAnswer(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}

/** Counts what the content security policy stopped. Only the first hundred are logged: anybody may send these. */
function takeCspReports(app: FastifyInstance): void {
  let taken = 0;
  const types = ['application/csp-report', 'application/reports+json'];
  app.addContentTypeParser(
    types,
    { parseAs: 'string', bodyLimit: 16 * 1024 },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.post(CSP_REPORT_PATH, async (request, reply) => {
    taken += 1;
    const report = readCspReport(request.body);
    if (report && taken <= 100)
      request.log.warn({ ...report, taken }, 'the content security policy stopped something');
    return reply.status(204).send();
  });
}
