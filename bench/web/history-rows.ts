/*
 * The statements that put a loaded record's rows in: each of a matter's templates, moved to a child, a time and ids of
 * its own.
 */

/** A template's id as this matter's own. */
const own = (column: string) => `md5(m.g || ${column}::text)::uuid`;

const DEVICE = `case when t.device_id is not null then md5(m.child_id || 'device' || m.device)::uuid end`;

/** Matters with a table's templates, in the order of time; sorted before the rows are as wide as they become. */
const inOrder = (table: string, time: string, then: string) => `
  (select m.*, t.nth from bench.matter m join bench.t_${table} t using (tmpl) order by t.${time} + m.moved, t.${then}) m
  join bench.t_${table} t using (nth)`;

export const EVENTS = `
  insert into kith.event (provider_id, event_id, type, home_id, child_id, device_id, about_event_id, occurred_at,
    recorded_at, recorded_by, facts, details, submission)
  select t.provider_id, ${own('t.event_id')}, t.type, m.home_id, m.child_id, ${DEVICE},
    ${own('t.about_event_id')}, t.occurred_at + m.moved, t.recorded_at + m.moved, m.worker,
    case when t.facts ? 'duty' then jsonb_set(t.facts, '{duty}', to_jsonb(
      replace(t.facts->>'duty', t.about_event_id::text, ${own('t.about_event_id')}::text))) else t.facts end,
    t.details, ${own('t.submission')}
  from ${inOrder('event', 'recorded_at', 'seq')}`;

const KEY = `replace(t.engine_key, t.event_id::text, ${own('t.event_id')}::text)`;
export const DUTIES = `
  insert into kith.duty (provider_id, duty_id, event_id, home_id, child_id, engine_key, action, recipient, subject,
    precedence, due_kind, due_at, late_at, held, raised_at, snapshot, closed_at, closed_as, closed_late,
    closed_by_event)
  select t.provider_id, ${own('t.duty_id')}, ${own('t.event_id')}, m.home_id, m.child_id,
    ${KEY}, t.action, t.recipient, t.subject,
    t.precedence, t.due_kind, t.due_at + m.moved, t.late_at + m.moved, t.held, t.raised_at + m.moved,
    jsonb_set(t.snapshot, '{id}', to_jsonb(${KEY})), t.closed_at + m.moved,
    t.closed_as, t.closed_late, ${own('t.closed_by_event')}
  from ${inOrder('duty', 'raised_at', 'nth')}`;

export const DEVICES = `
  insert into kith.device (provider_id, device_id, child_id, home_id, kind, description, owner, state, seal, kept_at,
    since)
  select t.provider_id, ${DEVICE}, m.child_id, m.home_id, t.kind, t.description, t.owner, t.state, t.seal,
    t.kept_at, t.since + m.moved
  from bench.matter m join bench.t_device t using (tmpl) where m.is_latest order by m.g`;

export const RESTRICTIONS = `
  insert into kith.restriction (provider_id, restriction_id, home_id, child_id, what, extent, since, ends_at,
    review_at, ended_at, eased, authority_view)
  select t.provider_id, ${own('t.restriction_id')}, m.home_id, m.child_id, t.what, t.extent, t.since + m.moved,
    t.ends_at + m.moved, t.review_at + m.moved, t.ended_at + m.moved, t.eased, t.authority_view
  from bench.matter m join bench.t_restriction t using (tmpl) order by m.g`;

export const AUDIT = `
  insert into kith.audit_entry (provider_id, at, event, outcome, person_id, action, home_id, child_id, subject, reason,
    request_id, because, as_role)
  select t.provider_id, t.at + m.moved, t.event, t.outcome, m.worker, t.action, m.home_id, m.child_id,
    jsonb_set(t.subject, '{event}', to_jsonb(${own("(t.subject->>'event')")})), t.reason, ${own('t.request_id')}::text,
    t.because, t.as_role
  from ${inOrder('audit_entry', 'at', 'audit_id')}`;
