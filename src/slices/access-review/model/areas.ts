import type { Area } from '#access/action-words.ts';
import { ACTION_WORDS, AREAS } from '#access/action-words.ts';
import type { Role } from '#access/actor.ts';
import type { Action } from '#access/can.ts';
import { POLICY } from '#access/can.ts';
import { grantWords, rowsFor } from '#access/explain.ts';

/** An action of the table as it is read: what, who, why. */
export type TableRow = {
  readonly action: Action;
  readonly does: string;
  readonly who: readonly string[];
  readonly why: string;
};

/** Actions in the order of the table. */
export const ACTIONS = Object.keys(POLICY) as Action[];

/** The table by area, narrowed to what a role is given where one is named. Areas without a row are left out. */
export function tableByArea(
  role: Role | undefined,
): readonly { readonly area: Area; readonly title: string; readonly rows: readonly TableRow[] }[] {
  return (Object.keys(AREAS) as Area[])
    .map((area) => ({
      area,
      title: AREAS[area],
      rows: ACTIONS.filter((action) => ACTION_WORDS[action].area === area)
        .map((action) => ({
          action,
          does: ACTION_WORDS[action].does,
          who: rowsFor(action, role).map(grantWords),
          why: ACTION_WORDS[action].why,
        }))
        .filter(({ who }) => who.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0);
}

export { ACTION_WORDS, AREAS };
