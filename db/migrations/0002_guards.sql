-- How the tables that follow are guarded, in one place. For migrations only.

-- Row-level security on and forced, one permissive policy for the restrictive ones to narrow, and exactly what
-- the app may do. For the few tables that are reached before anybody is known; each adds its own wall.
create function kith.secure_without_tenant(name text, app_may text) returns void language plpgsql as $$
declare target regclass := format('kith.%I', name);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy permitted on %s as permissive for all using (true) with check (true)', target);
  execute format('grant %s on %s to kith_app', app_may, target);
  execute format('grant select on %s to kith_reader', target);
end
$$;

-- The same with the wall between providers, which no other policy can widen.
create function kith.secure(name text, app_may text) returns void language plpgsql as $$
declare target regclass := format('kith.%I', name);
begin
  perform kith.secure_without_tenant(name, app_may);
  execute format(
    'create policy provider_wall on %s as restrictive for all
       using (provider_id = (select kith.ctx_provider())) with check (provider_id = (select kith.ctx_provider()))',
    target);
end
$$;

-- Records are added to, never changed: a correction is a new row that points at the old one.
create function kith.only_added_to() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'KT001';
end
$$;

-- Makes a table refuse UPDATE, DELETE and TRUNCATE, its owner's included.
create function kith.append_only(name text) returns void language plpgsql as $$
begin
  execute format(
    'create trigger append_only before update or delete or truncate on kith.%I
       for each statement execute function kith.only_added_to()', name);
end
$$;
