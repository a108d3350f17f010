/** What a member did before joining, to be bettered. */
import { type Static, Type } from 'typebox';
import { DAY_MS } from '../calendar.js';
import type { Scene } from '../scene.js';
import { figureOf, type Measured } from './figure.js';

export const Baseline = Type.Object(
  {
    baseline: Type.Union([Type.Literal('mean'), Type.Literal('most'), Type.Literal('sum')], {
      description: 'Of the workouts of the time.',
    }),
    days: Type.Integer({ minimum: 1, maximum: 366, description: 'Days before joining.' }),
    times: Type.Number({ exclusiveMinimum: 0, maximum: 100, description: 'How many times the own value.' }),
  },
  { additionalProperties: false },
);
export type Baseline = Static<typeof Baseline>;

/**
 * The baseline times its factor, a whole number in the own unit; null: there is nothing to compare with. Of workouts that were over
 * when the member joined, so that it stands from then on.
 */
export const baselineOf = (baseline: Baseline, measured: Measured, scene: Scene): number | null =>
  scene.once(measured, baseline, () => work(baseline, measured, scene));

function work({ baseline, days, times }: Baseline, measured: Measured, scene: Scene): number | null {
  const { joinedAt } = scene.terms;
  const figure = figureOf(measured, scene);
  const values: number[] = [];
  for (const workout of scene.workouts) {
    if (workout.open || workout.startedAt < joinedAt - days * DAY_MS || workout.endedAt > joinedAt) continue;
    const told = figure.of(workout);
    if (typeof told === 'number') values.push(told);
    else if (typeof told !== 'string' && 'sets' in told)
      values.push(measured.aggregate === 'most' ? told.most : told.sum);
  }
  if (values.length === 0) return null;
  const value = { sum, most: (all: number[]) => Math.max(...all), mean: (all: number[]) => sum(all) / all.length };
  const bound = Math.round(value[baseline](values) * times);
  return bound > 0 ? bound : null;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
