/** From notices to deliveries: one for each webhook that wants to know. */
import type { Kafka } from '../engine/kafka.js';
import { insist, type Log } from '../engine/log.js';
import type { Sql } from '../engine/postgres.js';
import { type Schemas, Undecodable } from '../engine/registry.js';
import { judgeSource, learnSchemas } from '../engine/source-event.js';
import type { Topic } from '../engine/topic.js';
import { readWhole } from '../engine/whole.js';
import type { Notice } from '../schemas/generated/notices.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { notices } from '../schemas/topics.js';
import { type Due, putDown, readPlaces } from './ledger.js';
import { bodyOf } from './message.js';

interface Parts {
  readonly kafka: Kafka;
  readonly schemas: Schemas;
  readonly sql: Sql;
  readonly webhooks: () => readonly Webhook[];
  readonly log: Log;
  readonly signal: AbortSignal;
  /** What it cannot go on from. */
  readonly onFailure: (error: unknown) => void;
}

/** A notice, and the broker's time of it, ms: its own time is that of a tick, some seconds before. */
export type Heard = Notice & { readonly receivedAt: number };

/** Whether a webhook wants a notice, as far as that is known by now: what was told before it was added it never gets. */
export const wants = ({ removed, kinds, at: since }: Webhook, { receivedAt, award }: Heard): boolean =>
  !removed && receivedAt >= since && (kinds.length === 0 || kinds.includes(award?.kind.toLowerCase() ?? ''));

/** Follows the notices from where they were read to. */
export async function followNotices({ kafka, schemas, sql, webhooks, log, signal, onFailure }: Parts) {
  const topic = notices as Topic;
  const decoder = schemas.decoder(topic);
  const places = await readPlaces(sql);
  const deliveriesOf = (notice: Heard): Due[] =>
    webhooks().flatMap((webhook) =>
      wants(webhook, notice)
        ? [
            {
              ...{ webhookId: webhook.webhookId, noticeId: notice.noticeId, userId: notice.userId },
              ...{ awardId: notice.award?.awardId ?? null, toldAt: notice.at, body: bodyOf(notice) },
            },
          ]
        : [],
    );
  return readWhole(
    kafka,
    [topic.name],
    (_, partition, low, high) => Math.max(low, Math.min(places.get(partition) ?? low, high)),
    async (_, partition, messages, nextOffset) => {
      try {
        await insist(log, 'the schema registry', () => learnSchemas(decoder, messages), { signal });
        // What comes after something that failed must wait for it: places only go on.
        if (signal.aborted) return;
        const heard = messages
          .map((message) => judgeSource(topic, decoder, message))
          .filter((judged) => !(judged instanceof Undecodable)) as Heard[];
        await putDown(sql, partition, nextOffset, heard.flatMap(deliveriesOf));
      } catch (error) {
        onFailure(error);
      }
    },
    log,
    { signal },
  );
}
