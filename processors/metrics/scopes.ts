/** Where a figure counts: in the history of its own period and of the one after, since a window reaches back. */
import type { Change } from '../../engine/declare.js';
import type { Counted } from './counted.js';
import type { Metric, Point } from './metric.js';
import { dayOf, periodOf } from './periods.js';

/** A metric of an exercise and a machine model within the period from `from` (ms). */
export interface Place {
  readonly metric: string;
  readonly exerciseId: string;
  readonly equipmentModel: string;
  readonly from: number;
}

/** A point as it changes in one place; null: it is gone from there. */
export interface Moved {
  readonly place: Place;
  readonly scope: string;
  readonly id: string;
  readonly point: Point | null;
}

/** `one_rep_max|leg-press|Selection 700|2026-04-01`. */
export const scopeOf = ({ metric, exerciseId, equipmentModel, from }: Place): string =>
  [metric, exerciseId, equipmentModel, dayOf(from)].map(escaped).join('|');

/** Of the personal bests of an exercise; no metric is so named. */
export const bestsScope = (exerciseId: string): string => `best|${escaped(exerciseId)}`;
/** Of a measurement. */
export const bodyScope = (measurementId: string): string => `body|${measurementId}`;
/** Of all heights. */
export const HEIGHTS = 'heights';

const SPECIAL = /[%|]/;
const escaped = (part: string) => (SPECIAL.test(part) ? part.replaceAll('%', '%25').replaceAll('|', '%7C') : part);

/** Where points come, change or leave as a fact changes; what stays the same moves nothing. */
export function movedBy(metrics: readonly Metric[], { entity: id, former, now }: Change<Counted>): Moved[] {
  const before = placed(metrics, id, former);
  const after = placed(metrics, id, now);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((scope) => {
    const [was, is] = [before.get(scope), after.get(scope)];
    const { place } = is ?? was ?? {};
    if (!place || (was && is && JSON.stringify(was.point) === JSON.stringify(is.point))) return [];
    return [{ place, scope, id, point: is?.point ?? null }];
  });
}

function placed(
  metrics: readonly Metric[],
  id: string,
  counted: Counted | null,
): Map<string, { place: Place; point: Point }> {
  const places = new Map<string, { place: Place; point: Point }>();
  for (const { name: metric, windowDays } of counted ? metrics : []) {
    for (const figure of counted?.figures[metric] ?? []) {
      const seenAt = counted?.at ?? 0;
      const { exerciseId = '', equipmentModel = '', at = seenAt, value, weight, stages } = figure;
      const extra = {
        ...(weight !== undefined && { weight }),
        ...(stages && { stages }),
        ...(at !== seenAt && { seenAt }),
      };
      const point = { id, at, value, ...extra };
      const own = periodOf(at, windowDays);
      for (const { from } of [own, periodOf(own.to, windowDays)]) {
        const place = { metric, exerciseId, equipmentModel, from };
        places.set(scopeOf(place), { place, point });
      }
    }
  }
  return places;
}
