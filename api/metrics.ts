/** Prometheus metrics: what the API does, and how far processors are. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './database.js';
import { processorStatus } from './processor-status.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What Prometheus is given. */
export interface Scrape {
  readonly contentType: string;
  text(): Promise<string>;
}

/** Measures every request of `app`; Postgres is asked for the state of processors with each scrape. */
export function measure(app: FastifyInstance, db: Database): Scrape {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const durations = new Histogram({
    name: 'repstream_http_request_duration_seconds',
    help: 'Time from request to answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  app.addHook('onResponse', async ({ method, routeOptions }, { elapsedTime, statusCode }) => {
    durations.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000);
  });

  const gauge = (name: string, help: string, labelNames = ['processor', 'lineage']) =>
    new Gauge({ name: `repstream_${name}`, help, labelNames, registers });
  const gauges = {
    read: gauge('processor_read_events', 'Events read since the lineage was built.'),
    folded: gauge('processor_folded_events', 'Events folded.'),
    repeated: gauge('processor_repeated_events', 'Events that had been folded before.'),
    parked: gauge('processor_parked_events', 'Events set aside.'),
    late: gauge('processor_late_events', 'Folded events older than what their key had shown.'),
    stopped: gauge('processor_stopped_tasks', 'Tasks that stopped themselves.'),
  };
  const tickAge = gauge('processor_tick_age_seconds', 'Age of the latest tick that all tasks have folded.');
  const postgresUp = gauge(
    'postgres_up',
    '1 when Postgres answered this scrape; else the processor metrics are missing.',
    [],
  );

  const refresh = async () => {
    const processors = await processorStatus(db).catch(() => null);
    for (const each of [...Object.values(gauges), tickAge]) each.reset();
    postgresUp.set(processors ? 1 : 0);
    for (const status of processors ?? []) {
      const labels = { processor: status.processor, lineage: status.lineage };
      for (const [name, each] of Object.entries(gauges)) each.set(labels, status[name as keyof typeof gauges]);
      if (status.stalenessMs !== null) tickAge.set(labels, status.stalenessMs / 1000);
    }
  };
  return {
    contentType: registry.contentType,
    text: async () => {
      await refresh();
      return registry.metrics();
    },
  };
}
