import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnyPage, Page } from '#web/page.ts';
import type { PublicPage } from '#web/public-page.ts';
import { type Background, openBackground } from './background.ts';
import type { Deps, Projector } from './deps.ts';
import { runPage } from './run-page.tsx';
import { runPublicPage } from './run-public-page.tsx';

/** What a slice's register.ts offers. */
export type Slice = {
  readonly pages?: readonly AnyPage[];
  readonly publicPages?: readonly PublicPage[];
  readonly projectors?: readonly Projector[];
};

/** Longest form of somebody who has not signed in, in bytes. */
const PUBLIC_FORM_LIMIT = 64 * 1024;

/** The projections of all slices, in the order of the slices. */
export function projectorsOf(slices: readonly Slice[]): readonly Projector[] {
  return slices.flatMap((slice) => slice.projectors ?? []);
}

/** Gives every page its address: GET to all, POST where there is a form to handle. */
export function mount(app: FastifyInstance, deps: Deps, slices: readonly Slice[]): void {
  const background = openBackground(app, deps);
  for (const slice of slices) {
    for (const page of slice.publicPages ?? []) mountPublic(app, deps, page);
    for (const each of slice.pages ?? [])
      mountPage(app, deps, each as unknown as Page<unknown, unknown>, background);
  }
}

function mountPage(
  app: FastifyInstance,
  deps: Deps,
  page: Page<unknown, unknown>,
  background: Background,
): void {
  const run = (request: FastifyRequest, reply: FastifyReply) =>
    runPage(deps, page, request, reply, background);
  app.get(page.path, run);
  if (page.parse && page.handle) app.post(page.path, { config: { takesFile: page.takesFile ?? false } }, run);
}

function mountPublic(app: FastifyInstance, deps: Deps, page: PublicPage): void {
  app.get(page.path, (request, reply) => runPublicPage(deps, page, request, reply));
  if (page.post) {
    app.post(page.path, { bodyLimit: PUBLIC_FORM_LIMIT }, (request, reply) =>
      runPublicPage(deps, page, request, reply),
    );
  }
}
