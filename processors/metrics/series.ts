/** What is remembered of a metric in one period, and the rows that it shows. */
import { metrics as metricsTopic } from '../../schemas/topics.js';
import { historyOf, nextTime, type Profile, toldUntil } from './history.js';
import type { Metric, Point } from './metric.js';
import type { Moved, Place } from './scopes.js';
import { memberMetricHistory } from './views.js';

/** The points of the period and of the one before, by the id of their fact. */
export interface Series extends Place {
  readonly points: Record<string, Omit<Point, 'id'>>;
}

const pointsOf = ({ points }: Series): Point[] => Object.entries(points).map(([id, point]) => ({ id, ...point }));

/** The series with a point put where it is now, or taken out. */
export function withMoved(series: Series | null, { place, id, point }: Moved): Series {
  const moved = series ?? { ...place, points: {} };
  if (point) {
    const { id: _, ...rest } = point;
    moved.points[id] = rest;
  } else delete moved.points[id];
  return moved;
}

/** When (ms) to show the series again, or null. */
export const seriesWakeAt = (metric: Metric, series: Series, tick: number): number | null =>
  nextTime(metric, series.from, pointsOf(series), tick);

/** The history as far as the tick, as rows and as events. */
export function showSeries(metric: Metric, series: Series, userId: string, tick: number, profile?: Profile) {
  const points = pointsOf(series);
  const until = toldUntil(metric, points, tick);
  const { metric: name, exerciseId, equipmentModel } = series;
  return historyOf(metric, series.from, points, profile)
    .filter(({ at }) => at <= until)
    .flatMap(({ formula, ...entry }) => {
      const values = {
        ...{ userId, metric: name, exerciseId, equipmentModel, unit: metric.unit },
        ...{ formula: formula.id, formulaVersion: formula.version },
        ...entry,
      };
      return [memberMetricHistory.row(values), metricsTopic.of(values)];
    });
}
