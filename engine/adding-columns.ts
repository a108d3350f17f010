/** How a table of the engine's own gets what later versions write. */

/** Adds columns that came later. Only where the last is missing: altering a table locks it, and a start must not get in readers' way. */
export const adding = (table: string, ...columns: readonly string[]): string => `
do $$ begin
  if not exists (select from pg_attribute where attrelid = 'engine.${table}'::regclass and attname = '${columns.at(-1)?.split(' ')[0]}') then
    alter table engine.${table} ${columns.map((column) => `add column if not exists ${column}`).join(', ')};
  end if;
end $$;`;
