import { can } from '#access/can.ts';
import type { HomeId, Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { digestOf } from '#platform/crypto/digest.ts';
import { dayIn, matchColumns } from '#platform/csv/columns.ts';
import { readCsv } from '#platform/csv/read-csv.ts';
import {
  addPeople,
  endRole,
  everybody,
  giveRoles,
  holdImports,
  importDone,
  noteImport,
  reachPersonBy,
} from '#slices/people/index.ts';
import { MOST_ROWS } from '#web/import-page.tsx';
import type { Handled, PageContext } from '#web/page.ts';
import { giveOrPropose, needsSecond } from '../../jobs/give-or-propose.ts';
import { answersForOthers } from '../../model/role-words.ts';
import type { StaffPlan, StaffRow } from '../../model/staff-import.ts';
import { planStaff, STAFF_COLUMNS } from '../../model/staff-import.ts';
import type { TableSent } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Shows what a table would do; brings it in once its reader has seen that and nothing has changed since. All in this
 * one transaction, or nothing. The same form once more finds what it did.
 */
export async function handle(sent: TableSent, loaded: Loaded, ctx: PageContext): Promise<Handled<Loaded>> {
  const { tx, actor } = ctx;
  const { providerId } = actor;
  const importId = derivedId<'import'>(sent.submission, `import by ${actor.personId}`);
  const done: Handled<Loaded> = { then: 'go', to: '/people', ids: { import: importId } };
  await holdImports(tx, providerId);
  if (sent.seen !== '' && (await importDone(tx, providerId, importId))) return done;
  const table = readTable(sent.text);
  if (typeof table === 'string') return { then: 'mend', errors: [{ field: sent.field, text: table }] };
  const plans = planStaff(table.rows, await knownTo(loaded, ctx));
  const seen = digestOf(JSON.stringify([sent.text, plans])).toString('hex');
  if (sent.seen !== seen || plans.some((each) => each.did === 'wrong')) {
    const { unknown } = table;
    const preview = { rows: plans, unknown, text: sent.text, seen, overtaken: sent.seen !== '' };
    return { then: 'show', loaded: { ...loaded, preview }, audit: 'IMPORT_PREVIEWED' };
  }
  await bringIn(plans, sent, importId, ctx);
  return done;
}

function readTable(text: string): { rows: readonly StaffRow[]; unknown: readonly string[] } | string {
  const csv = readCsv(text);
  if ('trouble' in csv) return csv.trouble;
  const matched = matchColumns(csv, STAFF_COLUMNS);
  if ('missing' in matched) {
    if (matched.twice.length > 0) return `These columns come twice: ${matched.twice.join(', ')}`;
    return `These columns are missing from the first line: ${matched.missing.join(', ')}`;
  }
  if (matched.rows.length === 0) return 'There is no row below the titles';
  if (matched.rows.length > MOST_ROWS) return `Send ${MOST_ROWS} rows or fewer at once`;
  const day = (cell: string): StaffRow['days']['from'] => (cell === '' ? '' : (dayIn(cell) ?? null));
  const rows = matched.rows.map((row) => ({
    ...row,
    days: { from: day(row.cells.from), to: day(row.cells.to) },
  }));
  return { rows, unknown: matched.unknown };
}

async function knownTo({ homes }: Loaded, ctx: PageContext) {
  const { tx, actor, now } = ctx;
  const people = await everybody(tx, actor.providerId);
  const mine = new Set<string | null>(homes.map(({ homeId }) => homeId));
  const all = can(actor, 'person.import').allow;
  const seen = new Set(
    people
      .filter((each) => all || each.roles.some((role) => mine.has(role.homeId)))
      .map((each) => each.personId),
  );
  const waitsAt = new Set<HomeId>();
  for (const { homeId } of homes)
    if (await needsSecond(ctx, { role: 'registered-manager', homeId })) waitsAt.add(homeId);
  return { homes, people, seen, waitsAt, reader: actor.personId, today: londonDate(now), now };
}

async function bringIn(
  plans: readonly StaffPlan[],
  { submission, text }: TableSent,
  importId: Id<'import'>,
  ctx: PageContext,
): Promise<void> {
  const { tx, actor, now } = ctx;
  const { providerId, personId: by } = actor;
  const idOf = ({ person }: StaffPlan): PersonId =>
    person && 'known' in person
      ? person.known
      : derivedId(submission, `person ${person?.fresh} imported by ${by}`);
  const fresh = new Map(plans.filter((each) => each.did === 'new').map((each) => [idOf(each), each]));
  const people = [...fresh].map(([personId, { names, reach }]) => ({
    personId,
    ...names,
    phone: reach?.phone ?? null,
    outOfHoursPhone: null,
    email: reach?.email ?? null,
  }));
  await addPeople(tx, providerId, people, now);
  const roles = plans.flatMap((each) =>
    each.give
      ? [
          {
            ...each.give,
            personId: idOf(each),
            roleHeldId: derivedId<'role-held'>(submission, `role of line ${each.line}`),
          },
        ]
      : [],
  );
  const waits = roles.filter(({ role }) => answersForOthers(role));
  await giveRoles(
    tx,
    providerId,
    roles.filter(({ role }) => !answersForOthers(role)),
    { by, at: now },
  );
  for (const each of waits)
    await giveOrPropose(ctx, each, { reason: 'The table of staff that was brought in says so.' });
  for (const each of plans.filter(({ did }) => did === 'changed')) {
    if (each.reach) await reachPersonBy(tx, providerId, idOf(each), each.reach);
    if (each.end) {
      const { roleHeldId, last } = each.end;
      const reason = 'As the table said that was brought in';
      await endRole(tx, providerId, { roleHeldId, to: last, endedAt: null, by, reason }, now);
    }
  }
  const made = plans.map((each) => ({
    line: each.line,
    did: each.did as 'new' | 'changed' | 'none',
    id: idOf(each),
  }));
  await noteImport(tx, providerId, { importId, kind: 'staff', by, digest: digestOf(text), made }, now);
}
