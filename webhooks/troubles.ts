/** What whoever operates should know of webhooks: those that take nothing, what was given up, and what nobody sends. */
import type { Sql } from '../engine/postgres.js';

interface Trouble {
  readonly webhookId: string;
  readonly failing: number;
  readonly givenUp: number;
  readonly unsent: number;
  readonly said: string | null;
}

/** One sentence for each webhook in trouble; notices given up in the last week count. */
export async function webhookTroubles(sql: Sql): Promise<string[]> {
  const [there] = await sql.query<{ there: boolean }>(`select to_regclass('webhooks.deliveries') is not null as there`);
  if (!there?.there) return [];
  const rows = await sql.query<Trouble & Record<string, unknown>>(
    `select webhook_id as "webhookId", count(*) filter (where state = 'waiting' and attempts > 2) as failing,
       count(*) filter (where state = 'given_up') as "givenUp", count(*) filter (where state = 'waiting' and attempts = 0) as unsent,
       (array_agg(last_answer order by last_at desc nulls last))[1] as said
     from webhooks.deliveries
     where (state = 'waiting' and (attempts > 2 or (attempts = 0 and told_at < now() - interval '1 min')))
       or (state = 'given_up' and ended_at > now() - interval '7 days')
     group by webhook_id order by webhook_id`,
  );
  return rows.map(sentenceOn);
}

function sentenceOn({ webhookId, failing, givenUp, unsent, said }: Trouble): string {
  const parts = [
    failing > 0 && `${failing} tried again and again`,
    givenUp > 0 && `${givenUp} given up after 3 days`,
    unsent > 0 && `${unsent} not sent for over a minute`,
  ].filter(Boolean);
  return `notices for webhook ${webhookId}: ${parts.join(', ')}; last: ${said ?? 'nothing yet'} (models.webhook_deliveries)`;
}
