-- What every later migration stands on: privileges, the order of names, the actor's context. The roles and the
-- schema itself exist by now (src/platform/db/prepare.ts makes them, which needs more rights than kith_owner has).
-- How tables are
-- guarded, append-only ones too, is in 0002. Written for PostgreSQL 15 and newer.

-- Nobody gets a function by default; each is granted where it is made.
alter default privileges revoke execute on functions from public;

grant usage on schema kith to kith_app, kith_reader;
alter default privileges in schema kith grant select on tables to kith_reader;

-- People's names in the order that people expect.
create collation kith.names (provider = icu, locale = 'en-GB');

-- Who acts, for row-level security. Set for one transaction by withActor (src/platform/db/transaction.ts). A setting
-- that was local to an earlier transaction reads '' and not null, hence nullif. Without context each is null, and a
-- comparison with null lets no row through.
create function kith.ctx_provider() returns uuid language sql stable parallel safe
  return nullif(current_setting('kith.provider_id', true), '')::uuid;

create function kith.ctx_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('kith.person_id', true), '')::uuid;

create function kith.ctx_scope() returns text language sql stable parallel safe
  return nullif(current_setting('kith.role_scope', true), '');

create function kith.ctx_homes() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('kith.home_ids', true), ''), ',')::uuid[];

create function kith.ctx_authority() returns uuid language sql stable parallel safe
  return nullif(current_setting('kith.authority_id', true), '')::uuid;

create function kith.ctx_children() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('kith.child_ids', true), ''), ',')::uuid[];

grant execute on function kith.ctx_provider(), kith.ctx_person(), kith.ctx_scope(), kith.ctx_homes(),
  kith.ctx_authority(), kith.ctx_children() to kith_app, kith_reader;
