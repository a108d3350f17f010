/** What Prometheus sees of what is told to people: issuers, and deliveries to webhooks. */
import type { Gauge } from 'prom-client';
import type { IssuerSeen } from '../engine/issuing/seen.js';
import type { Database } from './database.js';

type MakeGauge = (name: string, help: string, labelNames: readonly string[]) => Gauge;

/** Of one webhook, what stands in the sender's ledger: what ended stays there for 30 days. */
interface Deliveries {
  readonly webhookId: string;
  readonly waiting: number;
  readonly taken: number;
  readonly givenUp: number;
  readonly notSent: number;
  readonly attempts: number;
  readonly oldestS: number;
}

/** Counted by webhook; none before the sender was at work for the first time. */
export async function deliveriesOf(db: Database): Promise<readonly Deliveries[]> {
  const { rows: there } = await db.raw<{ rows: { there: boolean }[] }>(
    `select to_regclass('models.webhook_deliveries') is not null as there`,
  );
  if (!there[0]?.there) return [];
  const of = (state: string) => `count(*) filter (where state = '${state}')::int`;
  return db('webhook_deliveries')
    .groupBy('webhook_id')
    .select(
      'webhook_id',
      db.raw(`${of('waiting')} as waiting, ${of('taken')} as taken, ${of('given_up')} as given_up`),
      db.raw(`${of('not_sent')} as not_sent, sum(attempts)::int as attempts`),
      db.raw(
        `coalesce(greatest(0, extract(epoch from now() - min(told_at) filter (where state = 'waiting'))), 0)::float8 as oldest_s`,
      ),
    );
}

/** Makes the gauges. What is returned sets them all; null: it is not known now. */
export function issuingGauges(
  gauge: MakeGauge,
): (issuers: readonly IssuerSeen[] | null, deliveries: readonly Deliveries[] | null) => void {
  const held = gauge('issuer_held', '1 when a process issues, else 0.', ['issuer']);
  const behind = gauge('issuer_waiting_events', 'Events of what the issuer follows that it has still to read.', [
    'issuer',
  ]);
  const lag = gauge('issuer_lag_seconds', 'Age of the oldest of them; 0: within its target of 10 s.', ['issuer']);
  const notices = gauge(
    'webhook_notices',
    'Notices for the webhook by what became of them: waiting, taken, given_up, not_sent; those that ended, of the last 30 days.',
    ['webhook', 'state'],
  );
  const attempts = gauge('webhook_attempts', 'How often these were sent, repeats included.', ['webhook']);
  const oldest = gauge('webhook_oldest_waiting_seconds', 'Age of the oldest notice that waits; 0: none does.', [
    'webhook',
  ]);

  return (issuers, deliveries) => {
    for (const each of [held, behind, lag, notices, attempts, oldest]) each.reset();
    for (const { issuer, isHeld, behind: events, lateMs } of issuers ?? []) {
      held.set({ issuer }, isHeld ? 1 : 0);
      behind.set({ issuer }, events);
      lag.set({ issuer }, lateMs / 1_000);
    }
    for (const { webhookId: webhook, waiting, taken, givenUp, notSent, ...of } of deliveries ?? []) {
      for (const [state, count] of Object.entries({ waiting, taken, given_up: givenUp, not_sent: notSent }))
        notices.set({ webhook, state }, count);
      attempts.set({ webhook }, of.attempts);
      oldest.set({ webhook }, of.oldestS);
    }
  };
}
