import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from './schema.ts';
import { isCollision } from './trouble.ts';

/**
 * For whom the database answers. Row-level security reads it through kith.ctx_…(); whatever is absent here is a
 * wall there.
 */
export type ActorContext = {
  /** The organisation whose records these are; null before it is known (sign-in, set-up). */
  readonly providerId: string | null;
  /** The person who acts; null for Kith itself. */
  readonly personId: string | null;
  /** How far the person sees: their homes, the whole provider, their authority's children; or Kith's own jobs. */
  readonly scope: 'home' | 'provider' | 'authority' | 'partner' | 'visit' | 'system' | 'sign-in';
  /** The homes the person works at now. */
  readonly homeIds: readonly string[];
  /** Those of them that the person manages now; none where left out. */
  readonly managedHomeIds?: readonly string[];
  /** The placing authority the person works for, if any. */
  readonly authorityId: string | null;
  /** The children allocated to the person, for those who see by child. */
  readonly childIds: readonly string[];
  /** Children whose rows the person may read and never write: an emergency opening, a visitor with both consents. */
  readonly readOnlyChildIds?: readonly string[];
  /** The homes whose registers a visitor may read. */
  readonly visitHomeIds?: readonly string[];
};

/** A running transaction under an actor's context. Stores take this, never the pool. */
export type Tx = Transaction<DB>;

/** How the transaction is run. */
export type TransactionOptions = {
  readonly readOnly?: boolean;
  /** Runs serializable: as if alone. Use with `retries`. */
  readonly serializable?: boolean;
  /** How often `work` may be run again after a collision (40001, 40P01). It must do nothing outside the database. */
  readonly retries?: number;
};

/** Kith's own work for one provider (jobs, set-up, sign-in): no person, no home. */
export function systemContext(providerId: string | null): ActorContext {
  return { providerId, personId: null, scope: 'system', homeIds: [], authorityId: null, childIds: [] };
}

/**
 * Runs `work` in one transaction under the actor's context, which ends with it: the next user of the connection
 * finds nothing left. Commits when `work` returns, rolls back when it throws, and throws what it threw;
 * DatabaseTrouble for the database's own refusals.
 */
export async function withActor<T>(
  db: Kysely<DB>,
  actor: ActorContext,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const settings = settingsOf(actor);
  for (let triesLeft = options.retries ?? 0; ; triesLeft -= 1) {
    try {
      return await begin(db, options).execute(async (tx) => {
        // Sent ahead of all work and not waited for: were it refused, no wall would open and the commit would fail.
        const set = setSettings(tx, settings);
        set.catch(() => undefined);
        const result = await work(tx);
        await set;
        return result;
      });
    } catch (cause) {
      if (triesLeft <= 0 || !isCollision(cause)) throw cause;
    }
  }
}

/** Hands the rest of a transaction to another context: from sign-in to the person who was found signed in. */
export async function actAs(tx: Tx, actor: ActorContext): Promise<void> {
  await setSettings(tx, settingsOf(actor));
}

/**
 * Does one piece of a transaction in another scope. Who acts stays known, and how far they see comes back; where the
 * work throws, the transaction ends, and the scope with it. Ask nothing else of the database meanwhile.
 */
export async function inScope<T>(tx: Tx, scope: ActorContext['scope'], work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ scope: string }>`
    select current_setting('kith.role_scope') as scope`.execute(tx);
  await setSettings(tx, [['kith.role_scope', scope]]);
  const result = await work();
  await setSettings(tx, [['kith.role_scope', rows[0]?.scope ?? '']]);
  return result;
}

/**
 * Does one piece of a transaction on the whole record, as Kith's own work for the organisation: what does not hang on
 * how much of it the one who acts may see, and of which they may be told the outcome and not the rows.
 */
export const asKithItself = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => inScope(tx, 'system', work);

async function setSettings(tx: Tx, settings: readonly (readonly [string, string])[]): Promise<void> {
  await sql`select ${sql.join(settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(
    tx,
  );
}

function begin(db: Kysely<DB>, { readOnly = false, serializable = false }: TransactionOptions) {
  const level = db.transaction().setIsolationLevel(serializable ? 'serializable' : 'read committed');
  return readOnly ? level.setAccessMode('read only') : level;
}

function settingsOf(actor: ActorContext): readonly (readonly [string, string])[] {
  return [
    ['kith.provider_id', actor.providerId === null ? '' : uuid(actor.providerId)],
    ['kith.person_id', actor.personId === null ? '' : uuid(actor.personId)],
    ['kith.role_scope', actor.scope],
    ['kith.home_ids', actor.homeIds.map(uuid).join(',')],
    ['kith.managed_home_ids', (actor.managedHomeIds ?? []).map(uuid).join(',')],
    ['kith.authority_id', actor.authorityId === null ? '' : uuid(actor.authorityId)],
    ['kith.child_ids', actor.childIds.map(uuid).join(',')],
    ['kith.read_only_child_ids', (actor.readOnlyChildIds ?? []).map(uuid).join(',')],
    ['kith.visit_home_ids', (actor.visitHomeIds ?? []).map(uuid).join(',')],
  ];
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Context is the wall itself, so anything but an id is a bug that must stop here. */
function uuid(value: string): string {
  if (!shape.test(value)) throw new TypeError('an actor context may only hold lower-case UUIDs');
  return value;
}
