/** What whoever operates should know of webhooks: those that take nothing, and what was given up. */
import type { Sql } from '../engine/postgres.js';

interface Trouble {
  readonly webhookId: string;
  readonly failing: number;
  readonly givenUp: number;
  readonly said: string | null;
}

/** One sentence for each webhook in trouble; notices given up in the last week count. */
export async function webhookTroubles(sql: Sql): Promise<string[]> {
  const [there] = await sql.query<{ there: boolean }>(`select to_regclass('webhooks.deliveries') is not null as there`);
  if (!there?.there) return [];
  const rows = await sql.query<Trouble & Record<string, unknown>>(
    `select webhook_id as "webhookId", count(*) filter (where state = 'waiting') as failing,
       count(*) filter (where state = 'given_up') as "givenUp", (array_agg(last_answer order by last_at desc nulls last))[1] as said
     from webhooks.deliveries
     where (state = 'waiting' and attempts > 2) or (state = 'given_up' and ended_at > now() - interval '7 days')
     group by webhook_id order by webhook_id`,
  );
  return rows.map(
    ({ webhookId, failing, givenUp, said }) =>
      `webhook ${webhookId} takes no notices: ${failing} tried again and again, ${givenUp} given up after 3 days; it last said: ${said ?? 'nothing'} (models.webhook_deliveries)`,
  );
}
