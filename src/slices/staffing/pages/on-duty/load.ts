import { dayNumberOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { momentsOf } from '#kernel/london.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import type { OnDuty, Visit } from '#slices/people/index.ts';
import { onDutyAt, shiftsAround, visitorsAt } from '#slices/people/index.ts';
import type { FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { HomeChosen } from '../shared/load.ts';
import { homeChosen } from '../shared/load.ts';

/** Who was in the house at a moment. */
export type Loaded = HomeChosen & {
  readonly moment: Instant;
  /** What was asked could not be read: it is answered for now. */
  readonly unread: boolean;
  readonly onDuty: readonly OnDuty[];
  readonly visitors: readonly Visit[];
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, query } = ctx;
  const chosen = await homeChosen(ctx, 'shift.list');
  if (!chosen) return undefined;
  const asked = momentAsked(query);
  const moment = asked ?? now;
  const { homeId } = chosen.home;
  const [shifts, visitors] = await Promise.all([
    shiftsAround(tx, actor.providerId, homeId, { from: moment, to: moment }),
    visitorsAt(tx, actor.providerId, homeId, moment),
  ]);
  const unread = asked === undefined && ['at-day', 'at-time'].some((field) => valueOf(query, field) !== '');
  return { ...chosen, moment, unread, onDuty: onDutyAt(shifts, moment), visitors };
}

/** The moment that an address asks about; the earlier one in the hour that comes twice. */
function momentAsked(query: FormBody): Instant | undefined {
  const part = (name: string, width: number) => valueOf(query, `at-${name}`).trim().padStart(width, '0');
  const date = parsePlainDate(`${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`);
  const time = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(valueOf(query, 'at-time').trim());
  if (!date || !time) return undefined;
  const moments = momentsOf(dayNumberOf(date), Number(time[1]) * HOUR + Number(time[2]) * MINUTE);
  return moments.kind === 'exact' ? moments.at : moments.earlier;
}
