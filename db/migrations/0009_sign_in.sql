-- Sign-in beyond password and code: passkeys, which browser the home shares, proof of presence, a way in again by two
-- people, an organisation's own sign-on, and the feed that tells who joins and leaves.

-- Somebody whom the feed or the organisation's own sign-on brings has no password here.
alter table kith.credential alter column password_hash drop not null;

-- A browser that a manager has said something about. The cookie holds a secret; here lies its digest.
create table kith.browser (
  provider_id uuid not null references kith.provider,
  browser_id uuid not null,
  secret_hash bytea not null,
  home_id uuid not null,
  device_class text not null check (device_class in ('shared', 'managed')),
  name text not null check (length(name) between 1 and 100),
  set_at timestamptz not null,
  set_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (provider_id, browser_id),
  foreign key (provider_id, home_id) references kith.home,
  foreign key (provider_id, set_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, ended_by) references kith.person (provider_id, person_id),
  check ((ended_at is null) = (ended_by is null))
);

alter table kith.session
  add column browser_id uuid,
  -- How its person came in.
  add column method text check (method in ('password-and-code', 'passkey', 'single-sign-on', 'recovery')),
  -- When they last proved that they are there; null counts as never.
  add column proved_at timestamptz,
  -- Put aside by its person, for somebody else or to hide the screen; opened again by a proof.
  add column locked_at timestamptz,
  add foreign key (provider_id, browser_id) references kith.browser;
create index session_of_browser on kith.session (provider_id, browser_id) where ended_at is null;

create table kith.passkey (
  provider_id uuid not null,
  passkey_id uuid not null,
  person_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  -- 'platform' lies inside the device it was made on, 'roaming' is carried from one to another.
  kind text not null check (kind in ('platform', 'roaming')),
  transports text[] not null,
  multi_device boolean not null,
  backed_up boolean not null,
  aaguid uuid not null,
  name text not null check (length(name) between 1 and 100),
  added_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  primary key (provider_id, passkey_id),
  foreign key (provider_id, person_id) references kith.person
);
create unique index passkey_credential on kith.passkey (provider_id, credential_id);
create index passkey_of_person on kith.passkey (provider_id, person_id) where removed_at is null;

-- A challenge is sealed into the page that asks; once answered it is written down here, so that it is answered once.
create table kith.spent_challenge (
  provider_id uuid not null references kith.provider,
  challenge_hash bytea not null,
  at timestamptz not null,
  primary key (provider_id, challenge_hash)
);

-- A way in again for somebody who has lost everything: two people vouch, each in words; it works once, for an hour.
create table kith.recovery (
  provider_id uuid not null,
  recovery_id uuid not null,
  person_id uuid not null,
  first_by uuid not null,
  first_words text not null check (length(first_words) between 1 and 2000),
  first_at timestamptz not null,
  second_by uuid,
  second_words text check (length(second_words) between 1 and 2000),
  second_at timestamptz,
  expires_at timestamptz not null,
  used_at timestamptz,
  cancelled_at timestamptz,
  -- When its person was shown that this had happened.
  told_at timestamptz,
  primary key (provider_id, recovery_id),
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, first_by) references kith.person (provider_id, person_id),
  foreign key (provider_id, second_by) references kith.person (provider_id, person_id),
  check (first_by <> person_id and second_by <> person_id and first_by <> second_by),
  check ((second_by is null) = (second_at is null) and (second_by is null) = (second_words is null)),
  check (used_at is null or second_at is not null)
);
create unique index recovery_one_at_a_time on kith.recovery (provider_id, person_id)
  where used_at is null and cancelled_at is null;

-- Who somebody is to the organisation's own sign-on: issuer and subject, never an address.
create table kith.sign_on_identity (
  provider_id uuid not null,
  person_id uuid not null,
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  ended_at timestamptz,
  primary key (provider_id, issuer, subject, linked_at),
  foreign key (provider_id, person_id) references kith.person
);
create unique index sign_on_identity_once on kith.sign_on_identity (issuer, subject) where ended_at is null;

-- An invitation to link: made by a manager for one person, shown once, used once.
create table kith.link_code (
  provider_id uuid not null,
  link_code_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (provider_id, link_code_id),
  foreign key (provider_id, person_id) references kith.person,
  foreign key (provider_id, made_by) references kith.person (provider_id, person_id)
);

-- The key of an organisation's joiner and leaver feed, and whom the feed knows.
create table kith.feed_key (
  provider_id uuid not null references kith.provider,
  feed_key_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz,
  primary key (provider_id, feed_key_id),
  foreign key (provider_id, made_by) references kith.person (provider_id, person_id)
);
create table kith.feed_person (
  provider_id uuid not null,
  person_id uuid not null,
  user_name text not null,
  external_id text,
  active boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (provider_id, person_id),
  foreign key (provider_id, person_id) references kith.person,
  check (removed_at is null or not active)
);
create unique index feed_person_user_name on kith.feed_person (provider_id, lower(user_name)) where removed_at is null;

select kith.secure('browser', 'select, insert, update');
select kith.secure('passkey', 'select, insert, update');
select kith.secure('spent_challenge', 'select, insert, delete');
select kith.secure('recovery', 'select, insert, update');
-- Found by issuer and subject before the provider is known: the same door as credential has.
select kith.secure_without_tenant('sign_on_identity', 'select, insert, update');
create policy sign_on_identity_wall on kith.sign_on_identity as restrictive for all
  using (provider_id = kith.ctx_provider() or kith.ctx_scope() = 'sign-in')
  with check (provider_id = kith.ctx_provider());
select kith.secure('link_code', 'select, insert, update');
select kith.secure('feed_key', 'select, insert, update');
select kith.secure('feed_person', 'select, insert, update');

create policy browser_of_ones_homes on kith.browser as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or home_id = any ((select kith.ctx_homes())::uuid[]));
create policy passkey_is_ones_own on kith.passkey as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));
create policy challenge_at_sign_in on kith.spent_challenge as restrictive for all using (
  (select kith.ctx_provider()) is not null);
create policy sign_on_identity_is_ones_own on kith.sign_on_identity as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in') or person_id = (select kith.ctx_person()));

-- Vouching is for those who manage a home or answer for the organisation, and never for oneself.
create function kith.may_vouch(provider uuid) returns boolean language sql stable parallel safe
  begin atomic
    select exists (select 1 from kith.role_held mine
      where mine.provider_id = provider and mine.person_id = kith.ctx_person() and mine.held_to is null
        and mine.role in ('registered-manager', 'responsible-individual'));
  end;
grant execute on function kith.may_vouch(uuid) to kith_app, kith_reader;
create policy recovery_seen_by_those_who_vouch on kith.recovery as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'sign-in')
  or person_id = (select kith.ctx_person()) or kith.may_vouch(provider_id));
create policy recovery_begun_by_oneself on kith.recovery as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system'
  or (first_by = (select kith.ctx_person()) and second_by is null and kith.may_vouch(provider_id)));
create policy recovery_seconded_by_oneself on kith.recovery as restrictive for update
  using (
    (select kith.ctx_scope()) in ('system', 'sign-in')
    or person_id = (select kith.ctx_person()) or kith.may_vouch(provider_id))
  with check (
    (select kith.ctx_scope()) in ('system', 'sign-in')
    or person_id = (select kith.ctx_person()) or second_by = (select kith.ctx_person()) or cancelled_at is not null);
create policy link_code_of_ones_people on kith.link_code as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider')
  or exists (select 1 from kith.role_held theirs
    where theirs.provider_id = link_code.provider_id and theirs.person_id = link_code.person_id
      and theirs.home_id = any ((select kith.ctx_homes())::uuid[])));
create policy feed_key_of_the_organisation on kith.feed_key as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'sign-in', 'provider'));
create policy feed_person_of_the_organisation on kith.feed_person as restrictive for all using (
  (select kith.ctx_scope()) in ('system', 'provider', 'home'));
