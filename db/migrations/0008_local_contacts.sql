-- A home's own numbers beside those that policies name: its local police desk, its school, its IT specialist.
-- A number is added, checked again and ended; what it was called and reached by is never rewritten.
create table kith.local_contact (
  provider_id uuid not null,
  local_contact_id uuid not null,
  home_id uuid not null,
  recipient text not null,
  -- The area whose children it is for; null serves all.
  local_authority text,
  name text not null check (length(name) between 1 and 200),
  phone text,
  email text,
  opens text not null check (opens in ('office-hours', 'out-of-hours', 'always')),
  purpose text not null check (length(purpose) between 1 and 500),
  last_checked date not null,
  checked_by uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (provider_id, local_contact_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, added_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, checked_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, ended_by) references kith.person (provider_id, person_id),
  check (phone is not null or email is not null),
  check ((ended_at is null) = (ended_by is null))
);
create index local_contact_of_home on kith.local_contact (provider_id, home_id) where ended_at is null;

select kith.secure('local_contact', 'select, insert, update');

-- A social worker reads the answers of their own children's homes, which name these numbers.
create policy local_contact_seen_by_its_home on kith.local_contact as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'provider', 'authority')
  or home_id = any ((select kith.ctx_homes())::uuid[]));
