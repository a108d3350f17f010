/** metrics: numbers that people train by, and how they came about. */
import { type Change, defineProcessor, keep } from '../../engine/declare.js';
import { measurements, metrics as metricsTopic, users, workouts } from '../../schemas/topics.js';
import { type Bests, featsMovedBy, moveBests, showBests } from './bests.js';
import { type Body, showBody } from './body.js';
import { type Counted, countedOf, countedOfMeasurement } from './counted.js';
import { memberMetrics } from './current.js';
import { type Heights, moveBodies } from './heights.js';
import type { Profile } from './history.js';
import { metrics as declaredMetrics } from './index.js';
import type { Metric } from './metric.js';
import { bestsScope, type Moved, movedBy } from './scopes.js';
import { type Series, seriesWakeAt, showSeries, withMoved } from './series.js';
import { bodyMetrics, memberMetricHistory, personalBests } from './views.js';

/** One of these, by what the scope is of. */
interface State {
  series: Series | null;
  bests: Bests | null;
  body: Body | null;
  heights: Heights | null;
}

/** Puts figures where they are now, each in its draft. */
function moveFigures(moves: readonly Moved[], drafts: readonly State[]): void {
  moves.forEach((moved, i) => {
    const draft = drafts[i];
    if (draft) draft.series = withMoved(draft.series, moved);
  });
}

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** The processor of these metrics. */
export function processorOf(metrics: readonly Metric[]) {
  const known = new Map(metrics.map((metric) => [metric.name, metric]));
  const metricOf = ({ metric: name }: Series): Metric => {
    const metric = known.get(name);
    if (!metric) throw new Error(`no metric is named ${name} any more: raise the version of the processor`);
    return metric;
  };

  const figuresMovedBy = (changes: readonly Change<Counted>[]) => changes.flatMap((change) => movedBy(metrics, change));

  return defineProcessor({
    name: 'metrics',
    version: 1,
    comment: 'Metrics of members with their histories, personal bests, and what measurements say of their bodies.',
    keyedBy: 'user',
    from: {
      workouts: keep(workouts, { project: (workout) => countedOf(metrics, workout) }),
      measurements: keep(measurements, { project: (measurement) => countedOfMeasurement(metrics, measurement) }),
      users: keep(users, { project: ({ birthDate, sex }): Profile => ({ birthDate, sex }) }),
    },
    to: { metricsTopic },
    views: { memberMetricHistory, personalBests, bodyMetrics },
    sqlViews: { memberMetrics },
    initial: (): State => ({ series: null, bests: null, body: null, heights: null }),
    // A fact counts in the histories of several metrics and periods.
    scope: {},
    // Only what looks at the profile has to be found again by a change of it.
    order: ({ series, body }) => body?.at ?? (series && metricOf(series).personal ? series.from : null),
    on: {
      workouts(_, changes, { states, kept }) {
        const figures = figuresMovedBy(changes);
        const feats = featsMovedBy(changes);
        // All at once: each time that something is not in memory, a fold begins again.
        const drafts = states([...figures.map(({ scope }) => scope), ...[...feats.keys()].map(bestsScope)]);
        moveFigures(figures, drafts);
        moveBests(feats, drafts.slice(figures.length), kept.workouts);
      },
      measurements(_, changes, { states, kept }) {
        const figures = figuresMovedBy(changes);
        moveFigures(figures, states(figures.map(({ scope }) => scope)));
        moveBodies(changes, states, kept.measurements);
      },
      users(_, changes, { touch }) {
        if (changes.some(({ former, now }) => former?.birthDate !== now?.birthDate || former?.sex !== now?.sex))
          touch(EVER, FOREVER);
      },
    },
    wakeAt: ({ series }, tick) => series && seriesWakeAt(metricOf(series), series, tick),
    show({ series, bests, body }, { key, tick, kept }) {
      if (bests) return showBests(bests, key);
      if (body) return [showBody(body, key, kept.users.latest(FOREVER))];
      if (!series) return [];
      const metric = metricOf(series);
      return showSeries(metric, series, key, tick, metric.personal ? kept.users.latest(FOREVER) : undefined);
    },
  });
}

export default processorOf(declaredMetrics);
