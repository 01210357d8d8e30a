-- Rights that last a while and end by themselves: a record opened in an emergency, a visitor's dated grant; and what
-- waits for a second person. Read-only is a wall here as well: policies refuse the writing, not only the pages.

-- Children whose rows the person may read and never write, beside those in kith.ctx_children().
create function kith.ctx_children_to_read() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('kith.read_only_child_ids', true), ''), ',')::uuid[];
-- Homes whose registers a visitor may read. They are not in kith.ctx_homes(), which is for those who work there.
create function kith.ctx_visits() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('kith.visit_home_ids', true), ''), ',')::uuid[];
grant execute on function kith.ctx_children_to_read(), kith.ctx_visits() to kith_app, kith_reader;

-- A child's record opened in an emergency by somebody who does not work with the child.
create table kith.emergency_access (
  provider_id uuid not null,
  access_id uuid not null,
  child_id uuid not null,
  -- Where the child lived then: its manager is told, and looks at it afterwards.
  home_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('danger', 'missing', 'ill', 'asked', 'nobody')),
  words text not null check (length(words) between 1 and 2000),
  opened_at timestamptz not null,
  -- Never longer than half a day, whatever a home chose.
  ends_at timestamptz not null check (ends_at > opened_at and ends_at <= opened_at + interval '12 hours'),
  -- Given back before its end by whoever opened it.
  closed_at timestamptz check (closed_at >= opened_at),
  review_due_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  finding text check (finding in ('needed', 'not-needed')),
  review_words text check (length(review_words) between 1 and 2000),
  primary key (provider_id, access_id),
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, reviewed_by) references kith.person (provider_id, person_id),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (finding is null)),
  -- Nobody looks at their own.
  check (reviewed_by is distinct from person_id)
);
create index emergency_of_person on kith.emergency_access (provider_id, person_id, ends_at);
create index emergency_of_child on kith.emergency_access (provider_id, child_id, opened_at);
create index emergency_unreviewed on kith.emergency_access (provider_id, home_id) where reviewed_at is null;

-- What was looked at stays as it was found.
create function kith.reviewed_stays() returns trigger language plpgsql as $$
begin
  if old.reviewed_at is not null and (new.reviewed_at, new.reviewed_by, new.finding, new.review_words)
      is distinct from (old.reviewed_at, old.reviewed_by, old.finding, old.review_words) then
    raise exception 'a reviewed row of % is never changed', tg_table_name using errcode = 'KT002';
  end if;
  if old.closed_at is not null and new.closed_at is distinct from old.closed_at then
    raise exception 'what was given back is not opened again' using errcode = 'KT002';
  end if;
  if new.reviewed_by is distinct from old.reviewed_by and new.reviewed_by is distinct from kith.ctx_person()
      and kith.ctx_scope() is distinct from 'system' then
    raise exception 'nobody writes a finding in the name of another' using errcode = 'KT002';
  end if;
  return new;
end
$$;
create trigger reviewed_stays before update on kith.emergency_access
  for each row execute function kith.reviewed_stays();

-- What somebody decided and a second person has still to agree to.
create table kith.proposal (
  provider_id uuid not null references kith.provider,
  proposal_id uuid not null,
  kind text not null check (kind in
    ('release-restriction', 'give-role', 'give-dated-access', 'close-no-action', 'do-not-refer', 'bulk-export')),
  -- Absent: for the whole organisation.
  home_id uuid,
  child_id uuid,
  -- What it is about: a restriction, a person, a concern.
  about uuid not null,
  -- Whatever has to be known to do it once it is agreed to.
  act jsonb not null,
  reason text not null check (length(reason) between 1 and 2000),
  -- How things stood when it was proposed: where that has changed it is never done.
  stands_on text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > proposed_at),
  state text not null check (state in ('waiting', 'agreed', 'refused', 'withdrawn', 'overtaken')),
  settled_at timestamptz,
  settled_by uuid,
  settled_words text check (length(settled_words) between 1 and 2000),
  primary key (provider_id, proposal_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, proposed_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, settled_by) references kith.person (provider_id, person_id),
  check ((state = 'waiting') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  -- Nobody agrees to their own, and only they take it back.
  check (state not in ('agreed', 'refused') or settled_by <> proposed_by),
  check (state <> 'withdrawn' or settled_by = proposed_by),
  -- Agreed to in time or not at all.
  check (state <> 'agreed' or settled_at < expires_at)
);
create unique index proposal_one_at_a_time on kith.proposal (provider_id, kind, about) where state = 'waiting';
create index proposal_waiting on kith.proposal (provider_id, home_id) where state = 'waiting';
create trigger settled_stays before update on kith.proposal
  for each row execute function kith.settled_stays();

-- A dated, read-only grant: given by two people, ended by one.
create table kith.dated_grant (
  provider_id uuid not null,
  grant_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('inspector', 'independent-visitor')),
  from_day date not null,
  -- The last London day on which it lets anybody read. Never longer than a year and a day.
  to_day date not null check (to_day >= from_day and to_day <= from_day + 366),
  reason text not null check (length(reason) between 1 and 2000),
  asked_by uuid not null,
  given_by uuid not null check (given_by <> asked_by),
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (provider_id, grant_id),
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, asked_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, given_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, ended_by) references kith.person (provider_id, person_id),
  check ((ended_at is null) = (ended_by is null)),
  check (person_id <> asked_by and person_id <> given_by)
);
create index dated_grant_of_person on kith.dated_grant (provider_id, person_id);

create table kith.dated_grant_home (
  provider_id uuid not null,
  grant_id uuid not null,
  home_id uuid not null,
  primary key (provider_id, grant_id, home_id),
  foreign key (provider_id, grant_id) references kith.dated_grant,
  foreign key (provider_id, home_id) references kith.home
);

-- That a child, or the placing authority, agrees that this visitor reads the child's record. Both are needed.
create table kith.visit_consent (
  provider_id uuid not null,
  consent_id uuid not null,
  grant_id uuid not null,
  child_id uuid not null,
  given_by text not null check (given_by in ('child', 'placing-authority')),
  how text not null check (how in ('in-person', 'phone', 'in-writing')),
  words text not null check (length(words) between 1 and 2000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_recorded_by uuid,
  primary key (provider_id, consent_id),
  foreign key (provider_id, grant_id) references kith.dated_grant,
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, recorded_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, withdrawn_recorded_by) references kith.person (provider_id, person_id),
  check ((withdrawn_at is null) = (withdrawn_recorded_by is null))
);
create unique index visit_consent_once on kith.visit_consent (provider_id, grant_id, child_id, given_by)
  where withdrawn_at is null;

select kith.secure('emergency_access', 'select, insert');
grant update (closed_at, reviewed_at, reviewed_by, finding, review_words) on kith.emergency_access to kith_app;
select kith.secure('proposal', 'select, insert');
grant update (state, settled_at, settled_by, settled_words) on kith.proposal to kith_app;
select kith.secure('dated_grant', 'select, insert');
grant update (ended_at, ended_by) on kith.dated_grant to kith_app;
select kith.secure('dated_grant_home', 'select, insert');
select kith.append_only('dated_grant_home');
select kith.secure('visit_consent', 'select, insert');
grant update (withdrawn_at, withdrawn_recorded_by) on kith.visit_consent to kith_app;

-- Told at once to those who answer for the child; opened in one's own name only.
create policy emergency_seen_by_those_told on kith.emergency_access as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or person_id = (select kith.ctx_person())
  or home_id = any ((select kith.ctx_homes())::uuid[])
  or child_id = any ((select kith.ctx_children())::uuid[]));
create policy emergency_opened_in_ones_own_name on kith.emergency_access as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system'
  or ((select kith.ctx_scope()) = 'home' and person_id = (select kith.ctx_person()) and reviewed_at is null));
create policy emergency_closed_or_reviewed on kith.emergency_access as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home' and (person_id = (select kith.ctx_person())
      or home_id = any ((select kith.ctx_managed_homes())::uuid[]))))
  -- Whoever opened it may give it back after somebody looked at it too; that nobody writes a finding in another's name
  -- the trigger sees to.
  with check ((select kith.ctx_scope()) = 'system' or reviewed_by is null or reviewed_by = (select kith.ctx_person())
    or person_id = (select kith.ctx_person()));

create policy proposal_seen_by_its_home on kith.proposal as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home' and home_id = any ((select kith.ctx_homes())::uuid[])
      and (child_id is null or child_id = any ((select kith.ctx_children())::uuid[]))));
create policy proposal_made_in_ones_own_name on kith.proposal as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system'
  or (proposed_by = (select kith.ctx_person()) and state = 'waiting'
      and ((select kith.ctx_scope()) = 'provider' or home_id = any ((select kith.ctx_homes())::uuid[]))));
create policy proposal_settled_in_ones_own_name on kith.proposal as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'provider', 'home'))
  with check ((select kith.ctx_scope()) = 'system' or settled_by = (select kith.ctx_person()));

create policy grant_seen_by_manager_and_holder on kith.dated_grant as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or person_id = (select kith.ctx_person())
  or exists (select from kith.dated_grant_home h
       where h.provider_id = dated_grant.provider_id and h.grant_id = dated_grant.grant_id
         and (h.home_id = any ((select kith.ctx_homes())::uuid[])
           or h.home_id in (select p.home_id from kith.placement p
                where p.provider_id = h.provider_id and p.ended_on is null
                  and p.child_id = any ((select kith.ctx_children())::uuid[])))));
create policy grant_given_by_its_second on kith.dated_grant as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system'
  or ((select kith.ctx_scope()) in ('provider', 'home') and given_by = (select kith.ctx_person())));
create policy grant_ended_in_ones_own_name on kith.dated_grant as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'provider', 'home'))
  with check ((select kith.ctx_scope()) = 'system' or ended_by = (select kith.ctx_person()));
create policy grant_home_seen_with_its_grant on kith.dated_grant_home as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or home_id = any ((select kith.ctx_homes())::uuid[]) or home_id = any ((select kith.ctx_visits())::uuid[])
  or home_id in (select p.home_id from kith.placement p
       where p.provider_id = dated_grant_home.provider_id and p.ended_on is null
         and p.child_id = any ((select kith.ctx_children())::uuid[])));
create policy grant_home_named_by_its_second on kith.dated_grant_home as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));

create policy consent_seen_with_its_child on kith.visit_consent as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or child_id = any ((select kith.ctx_children())::uuid[]));
create policy consent_recorded_in_ones_own_name on kith.visit_consent as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system'
  or (recorded_by = (select kith.ctx_person()) and child_id = any ((select kith.ctx_children())::uuid[])));
create policy consent_withdrawn_in_ones_own_name on kith.visit_consent as restrictive for update using (
  (select kith.ctx_scope()) = 'system' or child_id = any ((select kith.ctx_children())::uuid[]))
  with check ((select kith.ctx_scope()) = 'system' or withdrawn_recorded_by = (select kith.ctx_person()));

-- Reading of a child by an emergency opening or by consent, and of a home's registers by a visit. Only these policies
-- know of either: what another restrictive policy closes (a sealed case) stays closed in an emergency too.
alter policy child_seen_by_relation on kith.child using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[])
  or child_id = any ((select kith.ctx_children_to_read())::uuid[]));
alter policy placement_seen_by_relation on kith.placement using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[])
  or child_id = any ((select kith.ctx_children_to_read())::uuid[]));
alter policy allocation_seen_by_relation on kith.allocation using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[])
  or child_id = any ((select kith.ctx_children_to_read())::uuid[]));
alter policy child_adult_seen_by_relation on kith.child_adult using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or child_id = any ((select kith.ctx_children())::uuid[])
  or child_id = any ((select kith.ctx_children_to_read())::uuid[]));
do $$
declare
  t text;
  visited text;
begin
  foreach t in array array['device', 'event', 'duty', 'restriction', 'policy_preview', 'policy_effect'] loop
    visited := case when t in ('device', 'restriction')
      then ' or home_id = any ((select kith.ctx_visits())::uuid[])' else '' end;
    execute format($p$
      alter policy %1$s_seen_by_relation on kith.%1$I using (
        (select kith.ctx_scope()) in ('system', 'provider')
        or case when child_id is null then home_id = any ((select kith.ctx_homes())::uuid[])
                else child_id = any ((select kith.ctx_children())::uuid[])
                     or child_id = any ((select kith.ctx_children_to_read())::uuid[]) end
        %2$s)
      $p$, t, visited);
  end loop;
end $$;
-- The answer to an event of such a child tells of the home's choices and numbers.
alter policy local_contact_seen_by_its_home on kith.local_contact using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id = any ((select kith.ctx_homes())::uuid[])
  or (cardinality((select kith.ctx_children_to_read())::uuid[]) > 0 and (select kith.ctx_scope()) = 'home'));
alter policy setting_seen_by_its_home on kith.setting_value using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id = any ((select kith.ctx_homes())::uuid[])
  or cardinality((select kith.ctx_children_to_read())::uuid[]) > 0);
alter policy adoption_seen_by_its_home on kith.adopted_pack using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id is null or home_id = any ((select kith.ctx_homes())::uuid[])
  or cardinality((select kith.ctx_children_to_read())::uuid[]) > 0);

-- Nothing about such a child is written, and a visitor writes nothing. To be called for every table but those that any
-- request leaves something in: what was read, one's session and one's own way to sign in.
create function kith.visitors_write_nothing(name text) returns void language plpgsql as $$
begin
  execute format($p$
    create policy visitor_adds_nothing on kith.%1$I as restrictive for insert
      with check ((select kith.ctx_scope()) is distinct from 'visit');
    create policy visitor_changes_nothing on kith.%1$I as restrictive for update
      using ((select kith.ctx_scope()) is distinct from 'visit');
    create policy visitor_removes_nothing on kith.%1$I as restrictive for delete
      using ((select kith.ctx_scope()) is distinct from 'visit') $p$, name);
  if name <> 'emergency_access' and exists (
    select from pg_attribute where attrelid = format('kith.%I', name)::regclass and attname = 'child_id'
      and not attisdropped) then
    execute format($p$
      create policy read_only_child_not_added_to on kith.%1$I as restrictive for insert
        with check (child_id is null or (select kith.ctx_scope()) = 'system'
          or child_id <> all (coalesce((select kith.ctx_children_to_read())::uuid[], '{}')));
      create policy read_only_child_not_changed on kith.%1$I as restrictive for update
        using (child_id is null or (select kith.ctx_scope()) = 'system'
          or child_id <> all (coalesce((select kith.ctx_children_to_read())::uuid[], '{}')));
      create policy read_only_child_not_removed on kith.%1$I as restrictive for delete
        using (child_id is null or (select kith.ctx_scope()) = 'system'
          or child_id <> all (coalesce((select kith.ctx_children_to_read())::uuid[], '{}'))) $p$, name);
  end if;
end
$$;
select kith.visitors_write_nothing(c.relname) from pg_class c
where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r'
  and c.relname !~ '^(audit_|session$|draft$|credential$|sign_in_attempt$|migration$|browser$|passkey$|spent_challenge$|recovery$|sign_on_identity$|link_code$)';
