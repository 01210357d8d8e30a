-- The record: what happened, what follows from it, who looked. Events and audit entries are only ever added to.

create table kith.device (
  provider_id uuid not null,
  device_id uuid not null,
  child_id uuid not null,
  home_id uuid not null,
  kind text not null check (kind in ('phone', 'tablet', 'laptop', 'computer', 'games-console', 'other')),
  description text not null,
  owner text not null check (owner in ('child', 'home', 'other', 'unknown')),
  -- A projection of the device's events: where it is now.
  state text not null check (state in ('with-child', 'held', 'with-manager', 'with-police', 'returned')),
  seal text,
  kept_at text,
  since timestamptz not null,
  primary key (provider_id, device_id),
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, home_id) references kith.home
);
create index device_of_child on kith.device (provider_id, child_id);
create index device_at_home on kith.device (provider_id, home_id, state);

create table kith.event (
  provider_id uuid not null,
  event_id uuid not null,
  seq bigint generated always as identity,
  type text not null,
  home_id uuid not null,
  child_id uuid,
  device_id uuid,
  -- The event this one adds to, corrects, closes a duty of, or reviews.
  about_event_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  -- Typed facts for the engine, and words for people. Neither is ever changed.
  facts jsonb not null,
  details jsonb not null,
  -- The form's own key: a second press of the same button finds the first one's event.
  submission uuid not null,
  primary key (provider_id, event_id),
  unique (provider_id, submission),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, device_id) references kith.device,
  foreign key (provider_id, about_event_id) references kith.event,
  foreign key (provider_id, recorded_by) references kith.person
);
create index event_of_child on kith.event (provider_id, child_id, occurred_at desc, seq desc);
create index event_at_home on kith.event (provider_id, home_id, occurred_at desc);
create index event_about on kith.event (provider_id, about_event_id) where about_event_id is not null;
create index event_of_device on kith.event (provider_id, device_id) where device_id is not null;

-- What is owed: a projection of the engine's answers, one row a duty. Only its clock, hold and closing change.
create table kith.duty (
  provider_id uuid not null,
  duty_id uuid not null,
  event_id uuid not null,
  home_id uuid not null,
  child_id uuid,
  -- The engine's own id of the duty within its event.
  engine_key text not null,
  action text not null,
  recipient text,
  subject text not null,
  precedence smallint not null,
  due_kind text not null,
  due_at timestamptz,
  -- When it counts as late: due_at, plus the grace of what is due at once. Null: never by itself.
  late_at timestamptz,
  held boolean not null,
  raised_at timestamptz not null,
  -- The engine's duty whole: words, clauses, arithmetic, differences, as they stood when last decided.
  snapshot jsonb not null,
  closed_at timestamptz,
  closed_as text check (closed_as in ('done', 'set-aside', 'ended')),
  closed_late boolean,
  closed_by_event uuid,
  primary key (provider_id, duty_id),
  unique (provider_id, event_id, engine_key),
  foreign key (provider_id, event_id) references kith.event,
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, closed_by_event) references kith.event,
  check ((closed_at is null) = (closed_as is null))
);
create index duty_open_at_home on kith.duty (provider_id, home_id, late_at) where closed_at is null;
create index duty_open_of_child on kith.duty (provider_id, child_id, late_at) where closed_at is null;
create index duty_closed_at_home on kith.duty (provider_id, home_id, closed_at) where closed_at is not null;
create index duty_of_child on kith.duty (provider_id, child_id);

-- A restriction in force: a projection of access.restricted and its reviews.
create table kith.restriction (
  provider_id uuid not null,
  restriction_id uuid not null,
  home_id uuid not null,
  child_id uuid not null,
  what text[] not null,
  extent text not null check (extent in ('withdrawn', 'reduced')),
  since timestamptz not null,
  ends_at timestamptz,
  review_at timestamptz,
  ended_at timestamptz,
  eased boolean not null default false,
  authority_view text check (authority_view in ('agrees', 'objects')),
  primary key (provider_id, restriction_id),
  foreign key (provider_id, restriction_id) references kith.event (provider_id, event_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, child_id) references kith.child
);
create index restriction_in_force on kith.restriction (provider_id, home_id) where ended_at is null;
create index restriction_of_child on kith.restriction (provider_id, child_id);

-- What somebody has typed and not yet sent. Only that person ever sees it.
create table kith.draft (
  provider_id uuid not null,
  person_id uuid not null,
  form text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  primary key (provider_id, person_id, form),
  foreign key (provider_id, person_id) references kith.person
);

create table kith.audit_entry (
  provider_id uuid not null,
  audit_id bigint generated always as identity,
  at timestamptz not null,
  event text not null,
  outcome text not null check (outcome in ('done', 'read', 'refused')),
  person_id uuid,
  action text not null,
  home_id uuid,
  child_id uuid,
  -- Ids only, never words: what was acted on.
  subject jsonb not null,
  reason text,
  request_id text not null,
  primary key (provider_id, audit_id)
);
create index audit_of_child on kith.audit_entry (provider_id, child_id, at) where child_id is not null;

select kith.secure('device', 'select, insert, update');
select kith.secure('event', 'select, insert');
select kith.secure('duty', 'select, insert, update');
select kith.secure('restriction', 'select, insert, update');
select kith.secure('draft', 'select, insert, update, delete');
select kith.secure('audit_entry', 'select, insert');
select kith.append_only('event');
select kith.append_only('audit_entry');

-- Narrowing: by relation to the child, or to the home where there is no child.
do $$
declare t text;
begin
  foreach t in array array['device', 'event', 'duty', 'restriction'] loop
    execute format($p$
      create policy %1$s_seen_by_relation on kith.%1$I as restrictive for all using (
        (select kith.ctx_scope()) in ('system', 'provider')
        or case when child_id is null then home_id = any ((select kith.ctx_homes())::uuid[])
                else child_id = any ((select kith.ctx_children())::uuid[]) end)
      $p$, t);
  end loop;
end $$;

create policy draft_is_its_writers on kith.draft as restrictive for all using (
  person_id = (select kith.ctx_person()));
create policy audit_read_by_oversight on kith.audit_entry as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home' and home_id = any ((select kith.ctx_homes())::uuid[])));

-- The family lock asks for a child's concerns each time something is recorded.
create index event_concerns on kith.event (provider_id, child_id) where type = 'concern.raised';
