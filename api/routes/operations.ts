/** /health, /ready, /metrics: for whoever runs this. */
import { Type } from 'typebox';
import type { Database } from '../database.js';
import type { RouteDependencies, Routes } from '../dependencies.js';
import type { Scrape } from '../metrics.js';
import { Problem } from '../problem.js';

const Alive = Type.Object({ status: Type.Literal('alive') });
const Ready = Type.Object({ status: Type.Literal('ready') });
const Exposition = {
  description: 'What Prometheus scrapes.',
  content: { 'text/plain': { schema: Type.String() } },
};
/** What reads need; a missing one means that the processors have never started. */
const NEEDED = ['processor_tasks', 'members', 'live_sessions', 'workouts', 'workout_sets'];

/** What is missing, in words; null: ready. */
async function missing({ db, brokerAnswers }: RouteDependencies): Promise<string | null> {
  const [postgres, broker] = await Promise.all([missingViews(db), brokerAnswers()]);
  return [postgres, broker ? null : 'no Kafka broker answers'].filter(Boolean).join('; ') || null;
}

async function missingViews(db: Database): Promise<string | null> {
  try {
    const rows: { name: string }[] = await db
      .from('pg_catalog.pg_views')
      .where('schemaname', 'models')
      .whereIn('viewname', NEEDED)
      .select('viewname as name');
    const absent = NEEDED.filter((name) => !rows.some((row) => row.name === name));
    return absent.length > 0 ? `the views ${absent.join(', ')} are not built yet: run \`repstream process\`` : null;
  } catch {
    return 'Postgres does not answer';
  }
}

/** Routes that need no token; `/metrics` belongs behind the cluster's door, not on the internet. */
export const operations =
  (scrape: Scrape): Routes =>
  async (app, dependencies) => {
    app.get('/health', { config: { access: 'public' }, schema: { response: { 200: Alive } } }, async () => ({
      status: 'alive' as const,
    }));

    app.get('/ready', { config: { access: 'public' }, schema: { response: { 200: Ready } } }, async () => {
      const what = await missing(dependencies);
      if (what) throw new Problem('unavailable', `Not ready: ${what}.`);
      return { status: 'ready' as const };
    });

    app.get(
      '/metrics',
      { config: { access: 'public', produces: 'text/plain' }, schema: { response: { 200: Exposition } } },
      async (_request, reply) => {
        reply.type(scrape.contentType).header('cache-control', 'no-store');
        return scrape.text();
      },
    );
  };
