-- Who stands how to whom, from when to when: agencies and partnerships beside the authorities; roles that end at a
-- moment and not only with a day; allocations that follow one another; shifts as planned and as they were; visitors;
-- and what was brought in from a spreadsheet.

-- Agencies (a school, a clinic, a police team) and safeguarding partnerships that a home, or the whole organisation,
-- works with.
create table kith.partner (
  provider_id uuid not null references kith.provider,
  partner_id uuid not null,
  -- Whose it is; null where every home works with it.
  home_id uuid,
  kind text not null check (kind in ('agency', 'partnership')),
  name text not null check (length(name) between 1 and 200),
  phone text,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (provider_id, partner_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, added_by) references kith.person (provider_id, person_id)
);
create unique index partner_once on kith.partner (provider_id, home_id, kind, lower(name)) nulls not distinct;
select kith.secure('partner', 'select, insert');
create policy partner_seen_by_its_home on kith.partner as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home'
      and (home_id is null or home_id = any ((select kith.ctx_homes())::uuid[]))));
create policy partner_added_by_its_home on kith.partner as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));

-- A role is held from a day to a day. Ended at once, it gives nothing from that very moment on: ended_at says which,
-- and held_to is then the day of it. Who gave it, who ended it and why stay with it.
alter table kith.role_held
  add column partner_id uuid,
  add column given_by uuid,
  add column given_at timestamptz,
  add column ended_at timestamptz,
  add column end_set_by uuid,
  add column end_set_at timestamptz,
  add column end_reason text check (length(end_reason) between 1 and 500),
  drop constraint role_held_role_check,
  drop constraint role_held_check,
  drop constraint role_held_check1,
  add constraint role_held_role_check check (role in
    ('support-worker', 'senior-support-worker', 'registered-manager', 'responsible-individual', 'social-worker',
     'agency-contact', 'board-member')),
  add constraint role_held_at_its_place check (
    case
      when role in ('support-worker', 'senior-support-worker', 'registered-manager')
        then home_id is not null and authority_id is null and partner_id is null
      when role = 'social-worker' then authority_id is not null and home_id is null and partner_id is null
      when role in ('agency-contact', 'board-member')
        then partner_id is not null and home_id is null and authority_id is null
      else authority_id is null and partner_id is null
    end),
  -- A day before the first: it was given by mistake, or for a day that did not come.
  add constraint role_held_ends_after_it_began check (held_to >= held_from - 1),
  add constraint role_held_end_is_whole check (ended_at is null or held_to is not null),
  add foreign key (provider_id, partner_id) references kith.partner,
  add foreign key (provider_id, given_by) references kith.person (provider_id, person_id),
  add foreign key (provider_id, end_set_by) references kith.person (provider_id, person_id);
create index role_held_with_partner on kith.role_held (provider_id, partner_id) where partner_id is not null;

-- Whether a role, or an allocation, holds at a moment. The one place that says so.
create function kith.holds(first_day date, last_day date, ended timestamptz, moment timestamptz) returns boolean
  language sql immutable parallel safe
  return first_day <= (moment at time zone 'Europe/London')::date
    and (last_day is null or last_day >= (moment at time zone 'Europe/London')::date)
    and (ended is null or ended > moment);
grant execute on function kith.holds(date, date, timestamptz, timestamptz) to kith_app, kith_reader;

-- Nobody gives themselves a role or changes one of their own; homes give and end what is held at them.
create policy role_given_by_another on kith.role_held as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'sign-in')
  or (person_id is distinct from (select kith.ctx_person())
      and ((select kith.ctx_scope()) = 'provider'
           or ((select kith.ctx_scope()) = 'home'
               and role <> 'responsible-individual'
               and (home_id is null or home_id = any ((select kith.ctx_homes())::uuid[]))))));
create policy role_ended_by_another on kith.role_held as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'sign-in')
  or (person_id is distinct from (select kith.ctx_person())
      and ((select kith.ctx_scope()) = 'provider'
           or ((select kith.ctx_scope()) = 'home'
               and role <> 'responsible-individual'
               and (home_id is null or home_id = any ((select kith.ctx_homes())::uuid[]))))));

alter table kith.allocation
  add column given_by uuid,
  add column given_at timestamptz,
  add column ended_at timestamptz,
  add column end_set_by uuid,
  add column end_reason text check (length(end_reason) between 1 and 500),
  add constraint allocation_ends_after_it_began check (allocated_to >= allocated_from - 1),
  add constraint allocation_end_is_whole check (ended_at is null or allocated_to is not null),
  add foreign key (provider_id, given_by) references kith.person (provider_id, person_id),
  add foreign key (provider_id, end_set_by) references kith.person (provider_id, person_id);
create index allocation_of_child on kith.allocation (provider_id, child_id, allocated_from);

-- The rota as it was planned. What then happened is said in words of its own, so that neither rewrites the other.
alter table kith.shift
  add column shift_id uuid not null default gen_random_uuid(),
  -- False for somebody who came without being on the rota.
  add column planned boolean not null default true,
  -- The shift of somebody else that this one stands in for.
  add column covers uuid,
  add column planned_by uuid,
  add column planned_at timestamptz,
  drop constraint shift_pkey,
  add primary key (provider_id, shift_id),
  add foreign key (provider_id, planned_by) references kith.person (provider_id, person_id),
  add foreign key (provider_id, covers) references kith.shift (provider_id, shift_id);
create index shift_at_home on kith.shift (provider_id, home_id, starts_at);
create policy shift_planned_at_its_home on kith.shift as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));

create table kith.shift_word (
  provider_id uuid not null,
  word_id uuid not null,
  -- The order in which they were said.
  seq bigint generated always as identity,
  shift_id uuid not null,
  home_id uuid not null,
  -- 'came' and 'left' say when; 'absent' did not come; 'withdrawn' was taken off the rota.
  says text not null check (says in ('came', 'left', 'absent', 'withdrawn')),
  at timestamptz,
  why text check (length(why) between 1 and 500),
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (provider_id, word_id),
  foreign key (provider_id, shift_id) references kith.shift (provider_id, shift_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, said_by) references kith.person (provider_id, person_id),
  check ((says in ('came', 'left')) = (at is not null))
);
create index shift_word_of_shift on kith.shift_word (provider_id, shift_id, seq);
select kith.secure('shift_word', 'select, insert');
select kith.append_only('shift_word');
create policy shift_word_of_its_home on kith.shift_word as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));

-- Who came into the house and was no colleague: an inspector, a parent, somebody who mends the boiler.
create table kith.visit (
  provider_id uuid not null,
  visit_id uuid not null,
  home_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  capacity text not null check (length(capacity) between 1 and 200),
  -- The child whom they came to see; null where it was the house.
  child_id uuid,
  came_at timestamptz not null,
  left_at timestamptz check (left_at >= came_at),
  written_by uuid not null,
  written_at timestamptz not null,
  left_written_by uuid,
  primary key (provider_id, visit_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, written_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, left_written_by) references kith.person (provider_id, person_id)
);
create index visit_at_home on kith.visit (provider_id, home_id, came_at desc);
select kith.secure('visit', 'select, insert');
grant update (left_at, left_written_by) on kith.visit to kith_app;
create policy visit_of_its_home on kith.visit as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));

-- What was brought in from a spreadsheet, in one go: which rows became what, by ids. The same form sent twice finds
-- this row and brings nothing in again.
create table kith.import (
  provider_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('staff', 'children')),
  at timestamptz not null,
  by_person uuid not null,
  -- SHA-256 of the text that was sent; the text itself is not kept.
  digest bytea not null,
  -- [{line, did: "new" | "changed" | "none", id}]
  made jsonb not null,
  primary key (provider_id, import_id),
  foreign key (provider_id, by_person) references kith.person (provider_id, person_id)
);
select kith.secure('import', 'select, insert');
select kith.append_only('import');
create policy import_seen_by_who_did_it on kith.import as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'provider') or by_person = (select kith.ctx_person()));
