import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';

/** One thing in the database that breaks a rule of the house. */
export type Breach = {
  /** The table, view, index, function or role, without its schema. */
  readonly object: string;
  readonly rule: Rule;
};

/** An object that is let off a rule, with the reason why that is safe. */
export type Exception = Breach & { readonly because: string };

// Each query gives the names of the objects that break its rule. `in_kith` below keeps to our own schema.
const rules = {
  'row-level security is not enabled': `
    select relname from pg_class where relkind in ('r', 'p') and in_kith(relnamespace) and not relrowsecurity`,
  'row-level security is not forced': `
    select relname from pg_class where relkind in ('r', 'p') and in_kith(relnamespace) and not relforcerowsecurity`,
  'no restrictive policy walls providers apart': `
    select relname from pg_class t where relkind in ('r', 'p') and in_kith(relnamespace) and not exists (
      select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
        and pg_get_expr(p.polqual, t.oid) ~ '^\\(provider_id = \\( SELECT (kith\\.)?ctx_provider\\(\\)[^)]*\\)\\)$'
        and pg_get_expr(p.polwithcheck, t.oid) = pg_get_expr(p.polqual, t.oid))`,
  'the app reaches every row': `
    select relname from pg_class t where relkind in ('r', 'p') and in_kith(relnamespace)
      and has_any_column_privilege('kith_app', t.oid, 'select, insert, update')
      and not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive)`,
  'the whole organisation sees a person’s or a child’s row': `
    select relname from pg_class t where relkind in ('r', 'p') and in_kith(relnamespace)
      and exists (select from pg_attribute a where a.attrelid = t.oid and not a.attisdropped
        and a.attname in ('child_id', 'person_id', 'subject_id', 'by_person'))
      and not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive
        and p.polcmd in ('r', '*') and p.polroles = '{0}' and p.polname <> 'provider_wall'
        and pg_get_expr(p.polqual, t.oid) ~ 'ctx_(scope|person|homes|children)')`,
  'a sealed event could have an unsealed row': `
    select c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
    where contype = 'f' and in_kith(connamespace)
      and k.confrelid = 'kith.event'::regclass and not exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
        where a.attname = 'seal_id' and b.attname = 'seal_id' and a.attnotnull)`,
  'a sealed row is seen past its seal': `
    select relname from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'seal_id'
    where relkind in ('r', 'p') and in_kith(relnamespace) and relname not in ('seal', 'seal_reader') and not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polname = 'seal_wall' and not p.polpermissive
        and p.polcmd = '*' and p.polroles = '{0}' and pg_get_expr(p.polqual, t.oid) ~ 'seal_reader')`,
  'a visitor could write here': `
    select relname from pg_class t where relkind in ('r', 'p') and in_kith(relnamespace) and 3 <> (
      select count(*) from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polroles = '{0}'
        and (p.polname, p.polcmd) in (('visitor_adds_nothing', 'a'), ('visitor_changes_nothing', 'w'),
          ('visitor_removes_nothing', 'd'))
        and pg_get_expr(coalesce(p.polqual, p.polwithcheck), t.oid) ~ 'ctx_scope.+IS DISTINCT FROM ''visit''')`,
  'a child’s row could be written by whoever may only read it': `
    select relname from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'child_id'
    where relkind in ('r', 'p') and in_kith(relnamespace) and not a.attisdropped and 3 <> (
      select count(*) from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polroles = '{0}'
        and (p.polname, p.polcmd) in (('read_only_child_not_added_to', 'a'), ('read_only_child_not_changed', 'w'),
          ('read_only_child_not_removed', 'd'))
        and pg_get_expr(coalesce(p.polqual, p.polwithcheck), t.oid) ~ 'ctx_children_to_read')`,
  'the primary key does not begin with provider_id': `
    select relname from pg_class t where relkind in ('r', 'p') and in_kith(relnamespace) and not exists (
      select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where i.indrelid = t.oid and i.indisprimary and a.attname = 'provider_id')`,
  'the unique index does not begin with provider_id': `
    select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and not i.indisprimary and in_kith(c.relnamespace) and a.attname is distinct from 'provider_id'`,
  'the foreign key does not carry provider_id': `
    select conname from pg_constraint k where contype = 'f' and in_kith(connamespace) and not exists (
      select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
      where a.attname = 'provider_id' and b.attname = 'provider_id')`,
  'the owner is not kith_owner': `
    select relname from pg_class where in_kith(relnamespace) and pg_get_userbyid(relowner) <> 'kith_owner'
    union all
    select proname from pg_proc where in_kith(pronamespace) and pg_get_userbyid(proowner) <> 'kith_owner'`,
  'the app may truncate, reference, trigger or maintain': `
    select relname from pg_class t, aclexplode(t.relacl) g where in_kith(relnamespace)
      and g.grantee = 'kith_app'::regrole and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
    union
    select relname from pg_class t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
    where in_kith(relnamespace) and g.grantee = 'kith_app'::regrole and g.privilege_type = 'REFERENCES'`,
  'the reader may do more than select': `
    select relname from pg_class t, aclexplode(t.relacl) g where in_kith(relnamespace)
      and g.grantee = 'kith_reader'::regrole and g.privilege_type <> 'SELECT'
    union
    select relname from pg_class t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
    where in_kith(relnamespace) and g.grantee = 'kith_reader'::regrole and g.privilege_type <> 'SELECT'`,
  'everybody has been granted something': `
    select relname from pg_class t, aclexplode(t.relacl) g where in_kith(relnamespace) and g.grantee = 0
    union
    select relname from pg_class t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
    where in_kith(relnamespace) and g.grantee = 0
    union
    select nspname from pg_namespace, aclexplode(nspacl) g where nspname = 'kith' and g.grantee = 0
    union
    select datname from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) g
    where datname = current_database() and g.grantee = 0`,
  'the append-only table may be changed by the app': `
    select relname from pg_class t join pg_trigger on tgrelid = t.oid join pg_proc f on f.oid = tgfoid
    where in_kith(relnamespace) and f.proname = 'only_added_to' and (
      has_table_privilege('kith_app', t.oid, 'delete') or has_any_column_privilege('kith_app', t.oid, 'update'))`,
  'the append-only trigger is off or incomplete': `
    select relname from pg_class t join pg_trigger g on g.tgrelid = t.oid join pg_proc f on f.oid = g.tgfoid
    where in_kith(relnamespace) and f.proname = 'only_added_to'
    group by relname having bit_or(case when g.tgenabled in ('O', 'A') then g.tgtype & 56 else 0 end) <> 56`,
  'the role is stronger than it may be': `
    select rolname from pg_roles where rolname in ('kith_owner', 'kith_app', 'kith_reader')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union
    select m.member::regrole::text from pg_auth_members m
    where m.member in (select oid from pg_roles where rolname in ('kith_owner', 'kith_app', 'kith_reader'))
    union
    select rolname from pg_roles where rolname in ('kith_app', 'kith_reader') and (
      has_database_privilege(oid, current_database(), 'create, temp')
      or exists (select from pg_namespace n where has_schema_privilege(pg_roles.oid, n.oid, 'create'))
      or exists (select from pg_class c where c.relowner = pg_roles.oid)
      or exists (select from pg_proc p where p.proowner = pg_roles.oid)
      or exists (select from pg_namespace n where n.nspowner = pg_roles.oid))`,
  'the view is not security_invoker': `
    select relname from pg_class where relkind = 'v' and in_kith(relnamespace)
      and not coalesce(reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false)`,
  'no materialised view or foreign table may stand here': `
    select relname from pg_class where relkind in ('m', 'f') and in_kith(relnamespace)`,
  'the function is leakproof': `select proname from pg_proc where proleakproof and in_kith(pronamespace)`,
  'the function runs as its owner': `select proname from pg_proc where prosecdef and in_kith(pronamespace)`,
  'everybody may call the function': `
    select proname from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) g
    where in_kith(pronamespace) and g.grantee = 0`,
} as const;

/** What may be broken, in words. */
export type Rule = keyof typeof rules;

/** Every rule that is checked. */
export const allRules = Object.keys(rules) as readonly Rule[];

/** Looks through schema kith and its roles for anything that breaks a rule. `db` may be any login's pool. */
export async function checkCatalogue(db: Kysely<DB>): Promise<Breach[]> {
  const found: Breach[] = [];
  for (const rule of allRules) {
    const query = rules[rule].replaceAll(/in_kith\((\w+(?:\.\w+)?)\)/g, `$1 = 'kith'::regnamespace`);
    const { rows } = await sql<Record<string, string>>`${sql.raw(query)}`.execute(db);
    found.push(...rows.map((row) => ({ object: Object.values(row)[0] ?? '', rule })));
  }
  return found;
}

/** The breaches that no exception covers, and the exceptions that cover nothing any more. */
export function judge(
  breaches: readonly Breach[],
  exceptions: readonly Exception[],
): { breaches: readonly Breach[]; needless: readonly Exception[] } {
  const same = (one: Breach) => (other: Breach) => one.object === other.object && one.rule === other.rule;
  return {
    breaches: breaches.filter((breach) => !exceptions.some(same(breach))),
    needless: exceptions.filter((exception) => !breaches.some(same(exception))),
  };
}
