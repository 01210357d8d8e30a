import { sql } from 'kysely';
import type { TestApp } from './app.ts';
import { asSystem } from './builders.ts';
import type { LivedIn } from './lived-in.ts';

/** Repeats a home's restriction with its duties, each with ids of its own that follow from the first one's. */
export async function copyRestriction(kith: TestApp, home: LivedIn, copies: number): Promise<void> {
  const own = (column: string) => sql`md5(g || ${sql.ref(column)}::text)::uuid`;
  await asSystem(kith.db, home.providerId, async (tx) => {
    await sql`insert into kith.event (provider_id, event_id, type, home_id, child_id, occurred_at, recorded_at,
        recorded_by, facts, details, submission)
      select provider_id, ${own('event_id')}, type, home_id, child_id, occurred_at, recorded_at, recorded_by, facts,
        details, ${own('submission')}
      from kith.event, generate_series(1, ${copies}::int) g where event_id = ${home.restriction}`.execute(tx);
    await sql`insert into kith.duty (provider_id, duty_id, event_id, home_id, child_id, engine_key, action, recipient,
        subject, precedence, due_kind, due_at, late_at, held, raised_at, snapshot)
      select provider_id, ${own('duty_id')}, ${own('event_id')}, home_id, child_id,
        replace(engine_key, event_id::text, ${own('event_id')}::text), action, recipient, subject, precedence, due_kind,
        due_at, late_at, held, raised_at, snapshot
      from kith.duty, generate_series(1, ${copies}::int) g where event_id = ${home.restriction}`.execute(tx);
  });
}
