/** Prometheus metrics: what the API does, and how far processors are. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './database.js';
import { dataflowGauges } from './dataflow-gauges.js';
import type { Dependencies } from './dependencies.js';
import { freshnessGauges } from './freshness-gauges.js';
import { deliveriesOf, issuingGauges } from './issuing-gauges.js';
import { type Outcome, outcomes } from './live/verdicts.js';
import { processorStatus } from './processor-status.js';
import type { Refusals } from './refusals.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What Prometheus is given. */
export interface Scrape {
  readonly contentType: string;
  text(): Promise<string>;
  /** Counts how what an app came to by itself compares. */
  readonly countVerdict: (outcome: Outcome) => void;
}

/** Measures every request of `app`; with each scrape Postgres is asked for the state of processors, how late views are, and what is told to people. */
export function measure(
  app: FastifyInstance,
  db: Database,
  { freshness, issuers }: Pick<Dependencies, 'freshness' | 'issuers'>,
  refusals: Refusals,
): Scrape {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  refusals.showIn(registry);

  const durations = new Histogram({
    name: 'repstream_http_request_duration_seconds',
    help: 'Time from request to answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  app.addHook('onResponse', async ({ method, routeOptions }, { elapsedTime, statusCode }) => {
    // A stream takes as long as somebody listens.
    if (routeOptions.config.produces === 'text/event-stream' && statusCode === 200) return;
    durations.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000);
  });

  const verdicts = new Counter({
    name: 'repstream_live_verdicts_total',
    help: 'Verdicts of apps on sessions that go on, by how they compare with those of the server afterwards.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of outcomes) verdicts.inc({ outcome }, 0);

  const gauge = (name: string, help: string, labelNames: readonly string[]) =>
    new Gauge({ name: `repstream_${name}`, help, labelNames: [...labelNames], registers });
  const postgresUp = gauge(
    'postgres_up',
    '1 when Postgres answered this scrape; else the processor metrics are missing.',
    [],
  );
  const show = dataflowGauges(gauge);
  const showFreshness = freshnessGauges(gauge);
  const showIssuing = issuingGauges(gauge);

  const refresh = async () => {
    const [processors, verdict, seen, deliveries] = await Promise.all([
      processorStatus(db).catch(() => null),
      freshness(),
      issuers(),
      deliveriesOf(db).catch(() => null),
    ]);
    showFreshness(verdict);
    showIssuing(seen, deliveries);
    postgresUp.set(processors ? 1 : 0);
    show(processors ?? []);
  };
  return {
    contentType: registry.contentType,
    countVerdict: (outcome) => verdicts.inc({ outcome }),
    text: async () => {
      await refresh();
      return registry.metrics();
    },
  };
}
