-- Who and where: providers, homes, authorities, people, the roles they hold, children and their placements.
-- Every key leads with provider_id. Row-level security is enabled and forced on each table; the helper
-- kith.secure() (0002) does both, adds the tenant policy and grants what the app may do.

create table kith.provider (
  provider_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null
);

create table kith.home (
  provider_id uuid not null references kith.provider,
  home_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  phone text,
  created_at timestamptz not null,
  primary key (provider_id, home_id)
);

create table kith.authority (
  provider_id uuid not null references kith.provider,
  authority_id uuid not null,
  name text not null,
  phone text,
  out_of_hours_phone text,
  email text,
  primary key (provider_id, authority_id)
);

create table kith.adopted_pack (
  provider_id uuid not null references kith.provider,
  pack_id text not null,
  version text not null,
  adopted_from date not null,
  adopted_at timestamptz not null,
  primary key (provider_id, pack_id, version)
);

-- A later row overrides an earlier one; nothing is edited, so that an old decision can be explained.
create table kith.setting_value (
  provider_id uuid not null,
  home_id uuid not null,
  setting_id text not null,
  set_at timestamptz not null,
  value jsonb not null,
  set_by uuid not null,
  reason text not null,
  primary key (provider_id, home_id, setting_id, set_at),
  foreign key (provider_id, home_id) references kith.home
);

create table kith.person (
  provider_id uuid not null references kith.provider,
  person_id uuid not null,
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  phone text,
  out_of_hours_phone text,
  email text,
  created_at timestamptz not null,
  primary key (provider_id, person_id)
);

create table kith.role_held (
  provider_id uuid not null,
  role_held_id uuid not null,
  person_id uuid not null,
  role text not null check (role in
    ('support-worker', 'senior-support-worker', 'registered-manager', 'responsible-individual', 'social-worker')),
  home_id uuid,
  authority_id uuid,
  held_from date not null,
  held_to date,
  primary key (provider_id, role_held_id),
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, authority_id) references kith.authority,
  check ((role = 'social-worker') = (authority_id is not null)),
  check (role not in ('support-worker', 'senior-support-worker', 'registered-manager') or home_id is not null)
);
create index role_held_by_person on kith.role_held (provider_id, person_id);
create index role_held_at_home on kith.role_held (provider_id, home_id);

create table kith.shift (
  provider_id uuid not null,
  home_id uuid not null,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (provider_id, home_id, person_id, starts_at),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, person_id) references kith.person
);

create table kith.child (
  provider_id uuid not null references kith.provider,
  child_id uuid not null,
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  date_of_birth date not null,
  authority_id uuid not null,
  local_authority text,
  created_at timestamptz not null,
  primary key (provider_id, child_id),
  foreign key (provider_id, authority_id) references kith.authority
);

create table kith.placement (
  provider_id uuid not null,
  placement_id uuid not null,
  child_id uuid not null,
  home_id uuid not null,
  kind text not null check (kind in ('planned', 'emergency')),
  started_on date not null,
  ended_on date,
  primary key (provider_id, placement_id),
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, home_id) references kith.home
);
create unique index placement_one_at_a_time on kith.placement (provider_id, child_id) where ended_on is null;
create index placement_at_home on kith.placement (provider_id, home_id) where ended_on is null;

create table kith.allocation (
  provider_id uuid not null,
  allocation_id uuid not null,
  child_id uuid not null,
  person_id uuid not null,
  allocated_from date not null,
  allocated_to date,
  primary key (provider_id, allocation_id),
  foreign key (provider_id, child_id) references kith.child,
  foreign key (provider_id, person_id) references kith.person
);
create unique index allocation_one_at_a_time on kith.allocation (provider_id, child_id) where allocated_to is null;
create index allocation_by_person on kith.allocation (provider_id, person_id);

-- Family and others around a child whom a duty may name: parents, an advocate, a school.
create table kith.child_adult (
  provider_id uuid not null,
  child_adult_id uuid not null,
  child_id uuid not null,
  relation text not null,
  recipient text not null,
  name text not null,
  phone text,
  parental_responsibility boolean not null,
  primary key (provider_id, child_adult_id),
  foreign key (provider_id, child_id) references kith.child
);

select kith.secure('provider', 'select, insert');
select kith.secure('home', 'select, insert');
select kith.secure('authority', 'select, insert');
select kith.secure('adopted_pack', 'select, insert');
select kith.secure('setting_value', 'select, insert');
select kith.secure('person', 'select, insert, update');
select kith.secure('role_held', 'select, insert, update');
select kith.secure('shift', 'select, insert');
select kith.secure('child', 'select, insert');
select kith.secure('placement', 'select, insert, update');
select kith.secure('allocation', 'select, insert, update');
select kith.secure('child_adult', 'select, insert, update');

-- A social worker sees the homes where their children live, and their own shifts of nothing else.
create policy shift_seen_by_its_home on kith.shift as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy setting_seen_by_its_home on kith.setting_value as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy child_seen_by_relation on kith.child as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[]));
create policy placement_seen_by_relation on kith.placement as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[]));
create policy allocation_seen_by_relation on kith.allocation as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider', 'sign-in')
  or child_id = any ((select kith.ctx_children())::uuid[]));
create policy child_adult_seen_by_relation on kith.child_adult as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or child_id = any ((select kith.ctx_children())::uuid[]));
