import { can } from '#access/can.ts';
import { ageAt } from '#engine/time/age.ts';
import type { Child } from '#slices/children/index.ts';
import { partOfChildren } from '#slices/children/index.ts';
import { countInForce } from '#slices/devices/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** How many children a page lists. */
export const PAGE_LENGTH = 100;

export type Loaded = {
  /** The reader manages a home and may bring a child in. */
  readonly mayAdd: boolean;
  /** The reader may open the record of a child of another home in an emergency. */
  readonly mayOpen: boolean;
  readonly children: readonly {
    readonly child: Child;
    readonly age: number;
    readonly restrictions: number;
  }[];
  /** Those who have left are listed, and not those who live at a home. */
  readonly showsLeft: boolean;
  /** How many children whom the reader may see have left. */
  readonly left: number;
  /** Which page of the list this is, from 1. */
  readonly number: number;
  readonly more: boolean;
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded> {
  const showsLeft = valueOf(query, 'show') === 'left';
  const number = pageAsked(valueOf(query, 'page'));
  const of = { left: showsLeft, offset: (number - 1) * PAGE_LENGTH, limit: PAGE_LENGTH };
  const { children, more, left } = await partOfChildren(tx, actor.providerId, of);
  const inForce = await countInForce(
    tx,
    actor.providerId,
    children.map((child) => child.childId),
  );
  const rows = children.map((child) => ({
    child,
    age: ageAt(child.dateOfBirth, now),
    restrictions: inForce.get(child.childId) ?? 0,
  }));
  const mayAdd = actor.homes.some((homeId) => can(actor, 'child.add', { homeId }).allow);
  const mayOpen = can(actor, 'emergency.open').allow;
  return { mayAdd, mayOpen, children: rows, showsLeft, left, number, more };
}

/** The first page for anything that is not a page's number. */
const pageAsked = (text: string): number => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1);
