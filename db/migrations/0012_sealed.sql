-- Sealed cases: a concern about a member of staff is seen by the people named on its seal and by nobody else, least of
-- all its subject and their line. Every row that hangs on a sealed event carries the seal, by foreign key: one that does
-- not cannot be written.

-- One seal a case, made with the event that opens it.
create table kith.seal (
  provider_id uuid not null,
  seal_id uuid not null,
  event_id uuid not null,
  home_id uuid not null,
  -- Whom the case is about; null where that is not known, or is nobody whom Kith knows.
  subject_id uuid,
  opened_at timestamptz not null,
  opened_by uuid not null,
  -- Nobody in the organisation was left to be told: it goes to the authority, and whoever recorded it keeps it.
  outside boolean not null,
  primary key (provider_id, seal_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, subject_id) references kith.person (provider_id, person_id),
  foreign key (provider_id, opened_by) references kith.person (provider_id, person_id),
  check (subject_id <> opened_by)
);

-- Who may see a case, by name and not by role: a role that somebody is given later opens no case.
create table kith.seal_reader (
  provider_id uuid not null,
  seal_id uuid not null,
  person_id uuid not null,
  why text not null check (why in ('route', 'kept', 'named')),
  named_at timestamptz not null,
  named_by uuid,
  primary key (provider_id, seal_id, person_id),
  foreign key (provider_id, seal_id) references kith.seal,
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, named_by) references kith.person (provider_id, person_id)
);
create index seal_reader_by_person on kith.seal_reader (provider_id, person_id);

select kith.secure('seal', 'select, insert');
select kith.secure('seal_reader', 'select, insert');
select kith.append_only('seal');
select kith.append_only('seal_reader');

-- A seal is Kith's own to make. Whoever recorded the concern sees that it was recorded.
create policy seal_seen_by_its_readers on kith.seal as restrictive for select using (
  (select kith.ctx_scope()) = 'system' or opened_by = (select kith.ctx_person())
  or seal_id = any (array(select r.seal_id from kith.seal_reader r
       where r.provider_id = (select kith.ctx_provider()) and r.person_id = (select kith.ctx_person()))));
create policy seal_made_by_kith on kith.seal as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system');
create policy reader_seen_by_themself on kith.seal_reader as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));
create policy reader_named_by_kith on kith.seal_reader as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system');

-- Whoever names the readers, the subject is never one.
create function kith.never_its_subject() returns trigger language plpgsql as $$
begin
  if exists (select from kith.seal s where s.provider_id = new.provider_id and s.seal_id = new.seal_id
               and s.subject_id = new.person_id) then
    raise exception 'nobody reads a case about themself' using errcode = 'KT003';
  end if;
  return new;
end
$$;
create trigger never_its_subject before insert on kith.seal_reader
  for each row execute function kith.never_its_subject();

-- The seal of a row; the id of zeros where there is none. Never null, so that a foreign key that carries it is always
-- checked.
alter table kith.event add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table kith.duty add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table kith.restriction add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table kith.policy_preview add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table kith.policy_effect add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table kith.audit_entry add column seal_id uuid not null default '00000000-0000-0000-0000-000000000000';

-- What is about an event, raised by it, made of it or closed by it has the event's own seal. A plain key would accept a
-- row about an event that its writer cannot see.
alter table kith.event add unique (provider_id, event_id, seal_id);
alter table kith.event drop constraint event_provider_id_about_event_id_fkey,
  add foreign key (provider_id, about_event_id, seal_id) references kith.event (provider_id, event_id, seal_id);
alter table kith.duty drop constraint duty_provider_id_event_id_fkey,
  drop constraint duty_provider_id_closed_by_event_fkey,
  add foreign key (provider_id, event_id, seal_id) references kith.event (provider_id, event_id, seal_id),
  add foreign key (provider_id, closed_by_event, seal_id) references kith.event (provider_id, event_id, seal_id);
alter table kith.restriction drop constraint restriction_provider_id_restriction_id_fkey,
  add foreign key (provider_id, restriction_id, seal_id) references kith.event (provider_id, event_id, seal_id);
alter table kith.policy_preview drop constraint policy_preview_provider_id_event_id_fkey,
  add foreign key (provider_id, event_id, seal_id) references kith.event (provider_id, event_id, seal_id);
alter table kith.policy_effect drop constraint policy_effect_provider_id_event_id_fkey,
  add foreign key (provider_id, event_id, seal_id) references kith.event (provider_id, event_id, seal_id);
alter table kith.seal
  add foreign key (provider_id, event_id, seal_id) references kith.event (provider_id, event_id, seal_id);

create index event_sealed on kith.event (provider_id, seal_id)
  where seal_id <> '00000000-0000-0000-0000-000000000000';

-- The wall itself, for every table whose rows may be sealed. `or_else`: who sees a sealed row without being a reader.
-- For migrations only.
create function kith.wall_seals(name text, or_else text) returns void language plpgsql as $$
begin
  execute format(
    'create policy seal_wall on kith.%I as restrictive for all using (
       seal_id = ''00000000-0000-0000-0000-000000000000''
       or (select kith.ctx_scope()) = ''system''
       or seal_id = any (array(select r.seal_id from kith.seal_reader r
            where r.provider_id = (select kith.ctx_provider()) and r.person_id = (select kith.ctx_person())))
       or %s)', name, or_else);
end
$$;

-- Whoever recorded a concern and is not a reader sees what they wrote, and what they owe themself until it is done by
-- them or by somebody else; not what follows.
select kith.wall_seals('event', 'recorded_by = (select kith.ctx_person())');
select kith.wall_seals('duty', $$(action in ('discuss', 'record', 'refer', 'report') and exists (
  select from kith.event mine where mine.provider_id = duty.provider_id and mine.event_id = duty.event_id
    and mine.recorded_by = (select kith.ctx_person()))
  and (closed_at is null or exists (
    select from kith.event done where done.provider_id = duty.provider_id and done.event_id = duty.closed_by_event
      and done.recorded_by = (select kith.ctx_person()))))$$);
select kith.wall_seals('restriction', 'false');
select kith.wall_seals('policy_preview', 'false');
select kith.wall_seals('policy_effect', 'false');
select kith.wall_seals('audit_entry', 'person_id = (select kith.ctx_person())');

-- The trace of somebody's work on a sealed case is as hidden as the case: an entry that names a sealed event or duty gets
-- its seal, whichever page wrote it. Somebody who does not see the case finds nothing here, so that their entry is
-- the same as for an id that was never given.
create function kith.seal_the_trace() returns trigger language plpgsql as $$
declare
  named uuid[];
  found_seal uuid;
begin
  if new.subject = '{}'::jsonb then return new; end if;
  select array_agg(value::uuid) into named from jsonb_each_text(new.subject)
    where value ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
  if named is null then return new; end if;
  select seal_id into found_seal from (
    select seal_id from kith.event where provider_id = new.provider_id and event_id = any (named)
    union all
    select seal_id from kith.duty where provider_id = new.provider_id and duty_id = any (named)) each_named
    where seal_id <> '00000000-0000-0000-0000-000000000000' limit 1;
  new.seal_id := coalesce(found_seal, new.seal_id);
  return new;
end
$$;
create trigger seal_the_trace before insert on kith.audit_entry
  for each row execute function kith.seal_the_trace();

-- What a change of policy did is for those who may read of changes: homes and their organisation, as the policy has it.
-- A social worker sees the duties themselves, and not which choice of the home's moved them.
create policy preview_read_by_homes on kith.policy_preview as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'home'));
create policy effect_read_by_homes on kith.policy_effect as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'home'));

-- What a manager may because they manage a home ends with that role, though they work on there in another: these asked
-- for the role as such, ended or not. The homes somebody manages now come with their context, like their homes.
create function kith.ctx_managed_homes() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('kith.managed_home_ids', true), ''), ',')::uuid[];
grant execute on function kith.ctx_managed_homes() to kith_app, kith_reader;

drop policy receipt_seen_by_reader_and_manager on kith.read_receipt;
create policy receipt_seen_by_reader_and_manager on kith.read_receipt as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or person_id = (select kith.ctx_person())
  or exists (
    select from kith.role_held theirs where theirs.provider_id = read_receipt.provider_id
      and theirs.person_id = read_receipt.person_id
      and theirs.home_id = any ((select kith.ctx_managed_homes())::uuid[])));
drop policy credential_given on kith.credential;
create policy credential_given on kith.credential as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'sign-in')
  or exists (
    select from kith.role_held theirs where theirs.provider_id = credential.provider_id
      and theirs.person_id = credential.person_id
      and theirs.home_id = any ((select kith.ctx_managed_homes())::uuid[])));
