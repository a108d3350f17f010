/** What Prometheus sees of how late views are. */
import type { Gauge } from 'prom-client';
import type { Freshness } from '../engine/freshness/judge.js';

type MakeGauge = (name: string, help: string, labelNames: readonly string[]) => Gauge;

const VIEW = ['view'] as const;

/** Makes the gauges. What is returned sets them all; without a verdict, and for views that are no longer shown, they vanish. */
export function freshnessGauges(gauge: MakeGauge): (freshness: Freshness | null) => void {
  const known = gauge(
    'freshness_known',
    '1 when broker and Postgres answered in time; else how late views are is not known.',
    [],
  );
  const fresh = gauge('view_fresh', '1 when the view is within its target, else 0.', VIEW);
  const lag = gauge(
    'view_lag_seconds',
    "How late the view is, from the broker's time of a fact to the row, at least; 0: within its target.",
    VIEW,
  );
  const own = gauge('view_own_lag_seconds', "The part of it that the view's own processor has to make up for.", VIEW);
  const inherited = gauge('view_inherited_lag_seconds', 'The part of it that comes from what is upstream.', VIEW);
  const target = gauge('view_target_seconds', 'How late the view may be.', VIEW);

  return (freshness) => {
    known.set(freshness ? 1 : 0);
    for (const each of [fresh, lag, own, inherited, target]) each.reset();
    for (const { view, ...is } of freshness?.views ?? []) {
      fresh.set({ view }, is.fresh ? 1 : 0);
      lag.set({ view }, is.lagMs / 1_000);
      own.set({ view }, is.ownLagMs / 1_000);
      inherited.set({ view }, is.inheritedLagMs / 1_000);
      target.set({ view }, is.targetMs / 1_000);
    }
  };
}
