-- The audit as a log that a stranger can check (docs/adr, "An audit log that can be checked"): each organisation's
-- entries, once committed, take their place in a Merkle tree whose root is signed.

-- Why an entry's action was allowed, and to whom in which of their roles.
alter table kith.audit_entry add column because text, add column as_role text;

-- Entries written and not yet in the tree. A queue, and no record: a row goes when its entry is taken in.
create table kith.audit_pending (
  provider_id uuid not null,
  audit_id bigint not null,
  primary key (provider_id, audit_id)
);

-- An entry's place in the tree. What it says of people is in audit_entry, and stands here only as a commitment.
create table kith.audit_leaf (
  provider_id uuid not null,
  -- From 0, without gaps.
  seq bigint not null check (seq >= 0),
  audit_id bigint not null,
  alg text not null,
  -- SHA-256 over salt and payload. Without the salt nobody can try a guess at the payload, so erasing takes it too.
  commitment bytea not null check (length(commitment) = 32),
  salt bytea check (length(salt) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (provider_id, seq),
  unique (provider_id, audit_id),
  foreign key (provider_id, audit_id) references kith.audit_entry
);

-- How far each tree has grown: what appending needs to know. Worked out again from the leaves whenever it is doubted.
create table kith.audit_head (
  provider_id uuid primary key,
  size bigint not null check (size >= 0),
  -- Roots of the whole subtrees, the largest first.
  frontier bytea[] not null,
  signed_size bigint not null check (signed_size between 0 and size),
  signed_at timestamptz
);

create table kith.audit_checkpoint (
  provider_id uuid not null,
  size bigint not null check (size > 0),
  signed_at timestamptz not null,
  -- The signed note whole: origin, size, root, signature.
  note text not null,
  primary key (provider_id, size)
);

-- Whose logs are behind must be known before any one of them is: these two are found across providers by Kith's own
-- work. They hold ids, sizes and hashes.
select kith.secure_without_tenant('audit_pending', 'select, insert, delete');
select kith.secure_without_tenant('audit_head', 'select, insert, update');
create policy pending_wall on kith.audit_pending as restrictive for all
  using (provider_id = (select kith.ctx_provider()) or (select kith.ctx_scope()) = 'system')
  with check (provider_id = (select kith.ctx_provider()));
create policy pending_taken_in_by_kith on kith.audit_pending as restrictive for delete using (
  (select kith.ctx_scope()) = 'system');
create policy head_is_kiths on kith.audit_head as restrictive for all
  using ((select kith.ctx_scope()) = 'system')
  with check ((select kith.ctx_scope()) = 'system' and provider_id = (select kith.ctx_provider()));
select kith.secure('audit_leaf', 'select, insert');
select kith.secure('audit_checkpoint', 'select, insert');
create policy leaf_is_kiths on kith.audit_leaf as restrictive for all using ((select kith.ctx_scope()) = 'system');
create policy checkpoint_is_kiths on kith.audit_checkpoint as restrictive for all using (
  (select kith.ctx_scope()) = 'system');
select kith.append_only('audit_leaf');
select kith.append_only('audit_checkpoint');

create function kith.await_the_log() returns trigger language plpgsql as $$
begin
  insert into kith.audit_pending (provider_id, audit_id) values (new.provider_id, new.audit_id);
  return null;
end
$$;
create trigger await_the_log after insert on kith.audit_entry
  for each row execute function kith.await_the_log();

-- What was written before there was a log is taken in like everything after it. The owner sees no row of a forced
-- table without a context, and this is everybody's.
alter table kith.audit_entry no force row level security;
alter table kith.audit_pending no force row level security;
insert into kith.audit_pending (provider_id, audit_id) select provider_id, audit_id from kith.audit_entry;
alter table kith.audit_entry force row level security;
alter table kith.audit_pending force row level security;

-- Erasing what an entry says of people, and nothing else of it. Only the owner of the tables may, in a transaction that
-- says so; the app has no right to change either table.
create or replace function kith.only_added_to() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name in ('audit_entry', 'audit_leaf')
    and current_setting('kith.erasing', true) = 'yes' then
    return null;
  end if;
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'KT001';
end
$$;

create function kith.only_erased() returns trigger language plpgsql as $$
declare blank jsonb;
begin
  blank := case tg_table_name
    when 'audit_leaf' then '{"salt": null}'::jsonb
    else '{"person_id": null, "as_role": null, "home_id": null, "child_id": null, "subject": {}, "because": null,
           "reason": null}'::jsonb
  end;
  if to_jsonb(new) <> to_jsonb(old) || blank then
    raise exception 'rows of % are erased whole or not at all', tg_table_name using errcode = 'KT001';
  end if;
  return new;
end
$$;
create trigger only_erased before update on kith.audit_entry for each row execute function kith.only_erased();
create trigger only_erased before update on kith.audit_leaf for each row execute function kith.only_erased();

-- Who looked at a child: everybody who did, wherever the child lived then, and whoever tried and was refused.
drop policy audit_read_by_oversight on kith.audit_entry;
create policy audit_read_by_oversight on kith.audit_entry as restrictive for select using (
  (select kith.ctx_scope()) in ('system', 'provider')
  or ((select kith.ctx_scope()) = 'home' and (
    home_id = any ((select kith.ctx_homes())::uuid[])
    or child_id = any ((select kith.ctx_children())::uuid[])
    or (outcome = 'refused' and subject->>'child' = any ((select kith.ctx_children())::text[])))));
create index audit_refused_of_child on kith.audit_entry (provider_id, (subject->>'child'), at)
  where outcome = 'refused' and child_id is null;
