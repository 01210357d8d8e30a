import { setImmediate as breathe } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { instant } from '#kernel/instant.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import type { LaterWork } from '#web/page.ts';
import type { Deps } from './deps.ts';

/** What goes on beside the requests of one server. */
export type Background = {
  /** Begins, where the same is not under way already. */
  readonly start: (work: LaterWork) => void;
};

/** How often a step may be run again after a collision with somebody else's. */
const RETRIES = 3;

/**
 * Goes on with work step by step, each in a transaction of its own, so that what is done stays done and what is asked
 * for meanwhile is answered. When the server closes, the step under way is finished and no other begun: whoever looks
 * next takes the work up again.
 */
export function openBackground(app: FastifyInstance, deps: Deps): Background {
  const underWay = new Map<string, Promise<void>>();
  let closing = false;
  app.addHook('onClose', async () => {
    closing = true;
    await Promise.all(underWay.values());
  });

  const inStep = <T>(work: LaterWork, step: (typeof work)['step'] | (typeof work)['failed']): Promise<T> =>
    withActor(
      deps.db,
      systemContext(work.providerId),
      (tx) => step(tx, instant(deps.clock())) as Promise<T>,
      { retries: RETRIES },
    );

  async function goOn(work: LaterWork): Promise<void> {
    try {
      let came: 'more' | 'done' = 'more';
      while (came === 'more' && !closing) {
        came = await inStep(work, work.step);
        await breathe();
      }
    } catch (cause) {
      app.log.error({ err: cause, work: work.name.split(' ', 1)[0] }, 'work in the background failed');
      await inStep(work, work.failed).catch((again: unknown) =>
        app.log.error({ err: again }, 'and could not be written down as failed'),
      );
    } finally {
      underWay.delete(work.name);
    }
  }

  return {
    start: (work) => {
      if (!closing && !underWay.has(work.name)) underWay.set(work.name, goOn(work));
    },
  };
}
