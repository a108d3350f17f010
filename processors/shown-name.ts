/** How people are told apart who are called the same: names that slipped through where two were written at once. */

/**
 * SQL for the name to show of a row that has user_id, display_name, name_key and named_at as in `models.members`: who was called so first
 * keeps it, the next reads `name·2`. One look into an index for each row that is read. Ids that were given up hold no name.
 */
export const shownName = (row: string): string =>
  `${row}.display_name || coalesce('·' || (
     select nullif(count(*), 0) + 1 from models.members o
     where o.name_key = ${row}.name_key and (o.named_at, o.user_id) < (${row}.named_at, ${row}.user_id)
       and not exists (select from models.merges g where g.user_id = o.user_id)), '')`;
