-- Which policies a home follows, from which day to which, what it chose where they leave something open, and how
-- either came to change: proposed with a reason, looked at, then applied in one go or not at all.

-- A version may be followed more than once: by the whole organisation (no home) or by one home, and again after an end.
alter table kith.adopted_pack
  add column adoption_id uuid not null default gen_random_uuid(),
  add column home_id uuid,
  -- The last day on which it is followed; null while no end is set.
  add column adopted_to date,
  add column adopted_by uuid,
  add column reason text check (length(reason) between 1 and 2000),
  add column ended_at timestamptz,
  add column ended_by uuid,
  add column end_reason text check (length(end_reason) between 1 and 2000),
  drop constraint adopted_pack_pkey,
  add primary key (provider_id, adoption_id),
  add foreign key (provider_id, home_id) references kith.home,
  add foreign key (provider_id, adopted_by) references kith.person,
  add foreign key (provider_id, ended_by) references kith.person,
  -- A day before the first: it was adopted by mistake and never followed.
  add check (adopted_to >= adopted_from - 1),
  add check ((adopted_to is null) = (ended_at is null));
create unique index adopted_once_from_a_day on kith.adopted_pack (provider_id, home_id, pack_id, version, adopted_from)
  nulls not distinct;
grant update (adopted_to, ended_at, ended_by, end_reason) on kith.adopted_pack to kith_app;

-- Everybody reads what the organisation follows, and what the homes do of which they see something; a home writes its own.
create policy adoption_seen_by_its_home on kith.adopted_pack as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id is null or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy adoption_by_its_home on kith.adopted_pack as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy adoption_ended_by_its_home on kith.adopted_pack as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy setting_by_its_home on kith.setting_value as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));
select kith.append_only('setting_value');

-- A change that somebody proposed. No home: it is for the whole organisation.
create table kith.policy_change (
  provider_id uuid not null references kith.provider,
  change_id uuid not null,
  home_id uuid,
  kind text not null check (kind in ('setting', 'adopt', 'end')),
  proposal jsonb not null,
  reason text not null check (length(reason) between 1 and 2000),
  -- What it was proposed upon: where that has changed by the time it is to be applied, somebody else was first.
  stands_on text not null,
  -- All that was recorded and chosen when the look at it began: where it is more by then, the look is made again.
  world text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  state text not null check (state in ('looking', 'looked', 'failed', 'cancelled', 'applied')),
  -- How far the look at what would change has come: cases in all, cases looked at, the last one's place.
  cases integer not null default 0,
  cases_done integer not null default 0,
  after_place text not null default '',
  effects integer not null default 0,
  -- Somebody is looking until then, unless they say so again.
  looking_until timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  primary key (provider_id, change_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, proposed_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, settled_by) references kith.person (provider_id, person_id),
  check ((state in ('failed', 'cancelled', 'applied')) = (settled_at is not null))
);
create index policy_change_by_time on kith.policy_change (provider_id, proposed_at desc);

-- What is settled is history.
create function kith.settled_stays() returns trigger language plpgsql as $$
begin
  if old.settled_at is not null then
    raise exception 'a settled row of % is never changed', tg_table_name using errcode = 'KT002';
  end if;
  return new;
end
$$;
create trigger settled_stays before update on kith.policy_change
  for each row execute function kith.settled_stays();

-- What would change, one duty or gate a row; gone when the change is settled.
create table kith.policy_preview (
  provider_id uuid not null,
  change_id uuid not null,
  event_id uuid not null,
  -- "duty …" with the engine's own id of it, "gate …" with the act.
  about text not null,
  home_id uuid not null,
  child_id uuid,
  effect text not null,
  shown jsonb not null,
  primary key (provider_id, change_id, event_id, about),
  foreign key (provider_id, change_id) references kith.policy_change,
  foreign key (provider_id, event_id) references kith.event
);

-- What did change when it was applied.
create table kith.policy_effect (
  provider_id uuid not null,
  change_id uuid not null,
  event_id uuid not null,
  about text not null,
  home_id uuid not null,
  child_id uuid,
  effect text not null,
  shown jsonb not null,
  at timestamptz not null,
  primary key (provider_id, change_id, event_id, about),
  foreign key (provider_id, change_id) references kith.policy_change,
  foreign key (provider_id, event_id) references kith.event
);
create index policy_effect_of_event on kith.policy_effect (provider_id, event_id);

select kith.secure('policy_change', 'select, insert, update');
select kith.secure('policy_preview', 'select, insert, delete');
select kith.secure('policy_effect', 'select, insert');
select kith.append_only('policy_effect');

-- What the whole organisation changes, its homes may read of; a home proposes and settles its own.
create policy change_seen_by_its_home on kith.policy_change as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home'
      and (home_id is null or home_id = any ((select kith.ctx_homes())::uuid[]))));
create policy change_proposed_by_its_home on kith.policy_change as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy change_settled_by_its_home on kith.policy_change as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'provider') or home_id = any ((select kith.ctx_homes())::uuid[]));
do $$
declare t text;
begin
  foreach t in array array['policy_preview', 'policy_effect'] loop
    execute format($p$
      create policy %1$s_seen_by_relation on kith.%1$I as restrictive for all using (
        (select kith.ctx_scope()) in ('system', 'provider')
        or case when child_id is null then home_id = any ((select kith.ctx_homes())::uuid[])
                else child_id = any ((select kith.ctx_children())::uuid[]) end)
      $p$, t);
  end loop;
end $$;
