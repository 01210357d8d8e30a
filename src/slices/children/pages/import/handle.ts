import { ageAt } from '#engine/time/age.ts';
import type { AuthorityId, ChildId, Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { digestOf } from '#platform/crypto/digest.ts';
import { dayIn, matchColumns } from '#platform/csv/columns.ts';
import { readCsv } from '#platform/csv/read-csv.ts';
import { addAuthority, authoritiesOf } from '#slices/organisations/index.ts';
import {
  addPeople,
  giveRoles,
  holdImports,
  importDone,
  noteImport,
  socialWorkersOf,
} from '#slices/people/index.ts';
import { MOST_ROWS } from '#web/import-page.tsx';
import type { Handled, PageContext } from '#web/page.ts';
import { reallocated } from '../../model/allocation.ts';
import type { ChildPlan, ChildRow } from '../../model/children-import.ts';
import { CHILD_COLUMNS, planChildren } from '../../model/children-import.ts';
import { allocate } from '../../store/add.ts';
import { allocationsOf, endAllocation, holdAllocations } from '../../store/allocations.ts';
import { addArriving, workersNow } from '../../store/bulk.ts';
import { childrenSeen } from '../../store/children.ts';
import type { TableSent } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Shows what a table would do; brings it in once its reader has seen that and nothing has changed since. All in this
 * one transaction, or nothing. The same form once more finds what it did.
 */
export async function handle(sent: TableSent, loaded: Loaded, ctx: PageContext): Promise<Handled<Loaded>> {
  const { tx, actor } = ctx;
  const importId = derivedId<'import'>(sent.submission, `import by ${actor.personId}`);
  const done: Handled<Loaded> = { then: 'go', to: '/children', ids: { import: importId } };
  await holdImports(tx, actor.providerId);
  if (sent.seen !== '' && (await importDone(tx, actor.providerId, importId))) return done;
  const table = readTable(sent.text, ctx);
  if (typeof table === 'string') return { then: 'mend', errors: [{ field: sent.field, text: table }] };
  const plans = planChildren(table.rows, await knownTo(loaded, ctx));
  const seen = digestOf(JSON.stringify([sent.text, plans])).toString('hex');
  if (sent.seen !== seen || plans.some((each) => each.did === 'wrong')) {
    const preview = {
      rows: plans,
      unknown: table.unknown,
      text: sent.text,
      seen,
      overtaken: sent.seen !== '',
    };
    return { then: 'show', loaded: { ...loaded, preview }, audit: 'IMPORT_PREVIEWED' };
  }
  await bringIn(plans, sent, importId, ctx);
  return done;
}

function readTable(text: string, { now }: PageContext) {
  const csv = readCsv(text);
  if ('trouble' in csv) return csv.trouble;
  const matched = matchColumns(csv, CHILD_COLUMNS);
  if ('missing' in matched) {
    if (matched.twice.length > 0) return `These columns come twice: ${matched.twice.join(', ')}`;
    return `These columns are missing from the first line: ${matched.missing.join(', ')}`;
  }
  if (matched.rows.length === 0) return 'There is no row below the titles';
  if (matched.rows.length > MOST_ROWS) return `Send ${MOST_ROWS} rows or fewer at once`;
  const rows = matched.rows.map((row): ChildRow => {
    const born = dayIn(row.cells.born) ?? null;
    const days = { born, since: dayIn(row.cells.since) ?? null };
    return { ...row, days, age: born === null || born > londonDate(now) ? 0 : ageAt(born, now) };
  });
  return { rows, unknown: matched.unknown };
}

async function knownTo({ homes }: Loaded, { tx, actor, now }: PageContext) {
  const { providerId } = actor;
  const today = londonDate(now);
  const [children, authorities, workers, having] = await Promise.all([
    childrenSeen(tx, providerId),
    authoritiesOf(tx, providerId),
    socialWorkersOf(tx, providerId, today),
    workersNow(tx, providerId, now),
  ]);
  return {
    homes,
    children: children.map((each) => ({ ...each, workerId: having.get(each.childId) ?? null })),
    authorities,
    workers,
    today,
  };
}

async function bringIn(
  plans: readonly ChildPlan[],
  { submission, text }: TableSent,
  importId: Id<'import'>,
  { tx, actor, now }: PageContext,
): Promise<void> {
  const { providerId, personId: by } = actor;
  const given = { by, at: now };
  const today = londonDate(now);
  const id = <Kind extends string>(what: string): Id<Kind> =>
    derivedId(submission, `${what} imported by ${by}`);
  const authorities = new Map<AuthorityId, ChildPlan>();
  const workers = new Map<PersonId, { readonly plan: ChildPlan; readonly authorityId: AuthorityId }>();
  const ready = plans.flatMap((plan) => {
    if (!plan.to) return [];
    const { authority, worker } = plan.to;
    const authorityId =
      'known' in authority ? authority.known : id<'authority'>(`authority ${authority.fresh}`);
    const workerId = 'known' in worker ? worker.known : id<'person'>(`social worker ${worker.fresh}`);
    if ('fresh' in authority && !authorities.has(authorityId)) authorities.set(authorityId, plan);
    if ('fresh' in worker && !workers.has(workerId)) workers.set(workerId, { plan, authorityId });
    const childId = plan.to.child ?? id<'child'>(`child of line ${plan.line}`);
    return [{ plan, to: plan.to, authorityId, workerId, childId }];
  });
  for (const [authorityId, { row }] of authorities) {
    const { authority: name, authorityPhone: phone } = row.cells;
    await addAuthority(tx, providerId, { authorityId, name, phone, outOfHoursPhone: null, email: null });
  }
  const people = [...workers].map(([personId, { plan }]) => ({
    personId,
    givenName: plan.row.cells.workerFirst,
    familyName: plan.row.cells.workerLast,
    phone: plan.row.cells.workerPhone || null,
    outOfHoursPhone: null,
    email: plan.row.cells.workerEmail || null,
  }));
  await addPeople(tx, providerId, people, now);
  const roles = [...workers].map(([personId, { authorityId }]) => ({
    roleHeldId: id<'role-held'>(`role of ${personId}`),
    personId,
    role: 'social-worker' as const,
    authorityId,
    from: today,
    to: null,
  }));
  await giveRoles(tx, providerId, roles, given);
  const fresh = ready.filter(({ plan }) => plan.did === 'new');
  const arriving = fresh.map(({ plan, to, ...ids }) => ({
    ...ids,
    givenName: plan.row.cells.first,
    familyName: plan.row.cells.last,
    dateOfBirth: to.born,
    localAuthority: null,
    placementId: id<'placement'>(`placement of line ${plan.line}`),
    allocationId: id<'allocation'>(`allocation of line ${plan.line}`),
    homeId: to.homeId,
    kind: to.kind,
    since: to.since,
  }));
  await addArriving(tx, providerId, arriving, given);
  for (const { plan, childId, workerId } of ready.filter((each) => each.plan.did === 'changed')) {
    await giveTo(childId, workerId, plan.line);
  }
  const made = ready.map(({ plan, childId }) => ({
    line: plan.line,
    did: plan.did as 'new' | 'changed' | 'none',
    id: childId,
  }));
  await noteImport(tx, providerId, { importId, kind: 'children', by, digest: digestOf(text), made }, now);

  async function giveTo(childId: ChildId, personId: PersonId, line: number): Promise<void> {
    await holdAllocations(tx, childId);
    const ends = reallocated(await allocationsOf(tx, providerId, childId), { personId, from: today }, now);
    if (typeof ends === 'string') return;
    const reason = 'As the table said that was brought in';
    for (const end of ends) await endAllocation(tx, providerId, { ...end, by, reason });
    const allocationId = id<'allocation'>(`allocation of line ${line}`);
    await allocate(tx, providerId, { allocationId, childId, personId, from: today, given });
  }
}
