-- Sign-in. Rows are reached before anybody is known, so the scope 'sign-in' may look across providers;
-- everybody else sees only their own.

create table kith.credential (
  provider_id uuid not null,
  person_id uuid not null,
  -- Lower-cased, NFC. One address signs in to one account.
  email text not null,
  password_hash text not null,
  -- The TOTP secret, sealed with the installation's key; null until the person has set it up.
  totp_sealed text,
  -- The last time-step accepted, so that a code works once.
  totp_step bigint,
  changed_at timestamptz not null,
  primary key (provider_id, person_id),
  foreign key (provider_id, person_id) references kith.person
);
create unique index credential_email on kith.credential (email);

create table kith.session (
  provider_id uuid not null,
  -- SHA-256 of the cookie's secret half.
  token_hash bytea not null,
  person_id uuid not null,
  device_class text not null check (device_class in ('shared', 'managed')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  -- Where this session stands: 'password' has still to give a code.
  stage text not null check (stage in ('password', 'signed-in')),
  csrf text not null,
  primary key (provider_id, token_hash),
  foreign key (provider_id, person_id) references kith.person
);
create index session_of_person on kith.session (provider_id, person_id);

-- Failed sign-ins by account and by address, hashed: no provider is known yet (see the catalogue's exceptions).
create table kith.sign_in_attempt (
  attempt_id bigint generated always as identity primary key,
  account_hash bytea not null,
  source_hash bytea not null,
  at timestamptz not null
);
create index sign_in_attempt_account on kith.sign_in_attempt (account_hash, at);
create index sign_in_attempt_source on kith.sign_in_attempt (source_hash, at);

-- One row for the whole installation: whether it was set up, and the hash of the one-time link's secret.
create table kith.installation (
  only_one boolean primary key default true check (only_one),
  set_up_secret_hash bytea,
  set_up_at timestamptz,
  demonstration boolean not null default false
);

-- Found by e-mail before the provider is known, so the wall of the other tables stands here with a door for sign-in.
select kith.secure_without_tenant('credential', 'select, insert, update');
create policy credential_wall on kith.credential as restrictive for all
  using (provider_id = kith.ctx_provider() or kith.ctx_scope() = 'sign-in')
  with check (provider_id = kith.ctx_provider());
select kith.secure('session', 'select, insert, update');
select kith.secure_without_tenant('sign_in_attempt', 'select, insert, delete');
select kith.secure_without_tenant('installation', 'select, insert, update');

create policy credential_seen_by_its_owner on kith.credential as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));
create policy credential_changed_by_its_owner on kith.credential as restrictive for update using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));
create policy credential_deleted_by_nobody on kith.credential as restrictive for delete using (false);
-- A registered manager gives a first account to somebody of their own home; they never see or change one.
create policy credential_given on kith.credential as restrictive for insert with check (
  (select kith.ctx_scope()) in ('system', 'sign-in')
  or exists (
    select 1 from kith.role_held mine
    join kith.role_held theirs on theirs.provider_id = mine.provider_id and theirs.home_id = mine.home_id
    where mine.provider_id = credential.provider_id and mine.person_id = (select kith.ctx_person())
      and mine.role = 'registered-manager' and mine.home_id = any ((select kith.ctx_homes())::uuid[])
      and theirs.person_id = credential.person_id));
create policy session_is_ones_own on kith.session as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));
create policy attempts_at_sign_in on kith.sign_in_attempt as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in'));
create policy installation_at_start on kith.installation as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in'));
