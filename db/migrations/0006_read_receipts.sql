-- Who has read which version of a policy or of a page of guidance. A new version is a new row to come: what was read
-- before stays as it was.
create table kith.read_receipt (
  provider_id uuid not null,
  person_id uuid not null,
  -- "policy:staying-in-touch", "guidance:grooming".
  what text not null check (what ~ '^(policy|guidance):[a-z0-9]+(-[a-z0-9]+)*$' and length(what) <= 120),
  version text not null check (length(version) between 1 and 40),
  read_at timestamptz not null,
  primary key (provider_id, person_id, what, version),
  foreign key (provider_id, person_id) references kith.person
);
create index read_receipt_of_version on kith.read_receipt (provider_id, what, version);

select kith.secure('read_receipt', 'select, insert');
select kith.append_only('read_receipt');

-- Everybody sees their own; a registered manager those of the people at their homes; the organisation's own all.
create policy receipt_seen_by_reader_and_manager on kith.read_receipt as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or person_id = (select kith.ctx_person())
  or exists (
    select 1 from kith.role_held mine
    join kith.role_held theirs on theirs.provider_id = mine.provider_id and theirs.home_id = mine.home_id
    where mine.provider_id = read_receipt.provider_id and mine.person_id = (select kith.ctx_person())
      and mine.role = 'registered-manager' and mine.home_id = any ((select kith.ctx_homes())::uuid[])
      and theirs.person_id = read_receipt.person_id));
-- Nobody says for somebody else that they have read it.
create policy receipt_given_by_its_reader on kith.read_receipt as restrictive for insert with check (
  (select kith.ctx_scope()) = 'system' or person_id = (select kith.ctx_person()));
