import { setImmediate as breathe } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { can } from '#access/can.ts';
import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { actorOf } from '#slices/people/index.ts';
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

  const inStep = <T>(work: LaterWork, step: (tx: Tx, now: Instant) => Promise<T>): Promise<T> =>
    withActor(deps.db, systemContext(work.providerId), (tx) => step(tx, instant(deps.clock())), {
      retries: RETRIES,
    });

  /** One step, while whoever had it begun may still. */
  const nextStep = ({ step, providerId, onBehalfOf }: LaterWork) =>
    async function next(tx: Tx, now: Instant): Promise<'more' | 'done' | 'ended'> {
      const { personId, action, subject } = onBehalfOf;
      const actor = await actorOf(tx, providerId, personId, now);
      return actor && can(actor, action, subject).allow ? step(tx, now) : 'ended';
    };

  async function goOn(work: LaterWork): Promise<void> {
    try {
      let came: 'more' | 'done' | 'ended' = 'more';
      while (came === 'more' && !closing) {
        came = await inStep(work, nextStep(work));
        await breathe();
      }
      if (came === 'ended') await inStep(work, work.failed);
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
