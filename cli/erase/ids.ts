/** The ids of a person: theirs, and those that were given up for it. */
import { UserError } from '../../deploy/user-error.js';
import type { Sql } from '../../engine/postgres.js';

/** All ids to erase with `person`, those that were given up first, so that whatever fails in between is found again. Throws when theirs was given up. */
export async function idsOf(sql: Sql, person: string): Promise<string[]> {
  const [known] = await sql.query<{ there: boolean }>(`select to_regclass('models.merges') is not null as there`);
  if (!known?.there) return [person];
  const [given] = await sql.query<{ into: string }>(
    'select into_user_id as into from models.merges where user_id = $1',
    [person],
  );
  if (given) throw new UserError(`${person} was merged into ${given.into}: erase that one, and this goes with it`);
  const merged = await sql.query<{ id: string }>(
    `with recursive ids(id) as (
       select user_id from models.merges where into_user_id = $1
       union select m.user_id from models.merges m join ids on m.into_user_id = ids.id)
     select id from ids where id <> $1 order by id`,
    [person],
  );
  return [...merged.map(({ id }) => id), person];
}
