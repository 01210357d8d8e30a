-- How every table is guarded, in one place: row-level security enabled and forced, the tenant policy, the
-- grants. Functions for migrations only; the app may not call them.

create function kith.secure_without_tenant(name text, app_may text) returns void
language plpgsql as $$
begin
  execute format('alter table kith.%I enable row level security', name);
  execute format('alter table kith.%I force row level security', name);
  execute format('grant %s on kith.%I to kith_app', app_may, name);
  execute format('grant select on kith.%I to kith_reader', name);
  execute format('create policy %I on kith.%I as permissive for all using (true) with check (true)',
    name || '_open', name);
end $$;

create function kith.secure(name text, app_may text) returns void
language plpgsql as $$
begin
  execute format('alter table kith.%I enable row level security', name);
  execute format('alter table kith.%I force row level security', name);
  execute format('grant %s on kith.%I to kith_app', app_may, name);
  execute format('grant select on kith.%I to kith_reader', name);
  execute format(
    'create policy %I on kith.%I as permissive for all '
    'using (provider_id = (select kith.ctx_provider())) with check (provider_id = (select kith.ctx_provider()))',
    name || '_of_provider', name);
end $$;

create function kith.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;

create function kith.append_only(name text) returns void
language plpgsql as $$
begin
  execute format(
    'create trigger %I before update or delete on kith.%I for each row execute function kith.refuse_change()',
    name || '_append_only', name);
  execute format(
    'create trigger %I before truncate on kith.%I for each statement execute function kith.refuse_change()',
    name || '_no_truncate', name);
end $$;

revoke all on function kith.secure(text, text), kith.secure_without_tenant(text, text), kith.append_only(text)
  from public;
