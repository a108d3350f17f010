import { expect, it } from 'vitest';
import { bodyFat } from '../../../../processors/metrics/body-fat.js';
import { bodyWeight } from '../../../../processors/metrics/body-weight.js';
import { memberMetricHistory } from '../../../../processors/metrics/views.js';
import { tick } from '../../../scenario/facts.js';
import { folding } from './folded.js';
import { day } from './given.js';
import { weighed, weighingTakenBack } from './people.js';

const given = await folding(bodyWeight, bodyFat);
const row = (metric: string, on: number, value: number | null, unit: string) =>
  memberMetricHistory.row(expect.objectContaining({ metric, at: day(on), value, unit, exerciseId: '' }));

it('R18: weight and fat are those last measured, for 90 days', () =>
  given(weighed(1, 0, { weightGrams: 71_500, bodyFatBp: 1_850 }), weighed(2, 30, { weightGrams: 70_000 }))
    .when(tick(day(121)))
    .then(
      row('body_weight', 0, 71.5, 'kg'),
      row('body_weight', 30, 70, 'kg'),
      row('body_weight', 120, null, 'kg'),
      row('body_fat', 0, 18.5, '%'),
      row('body_fat', 90, null, '%'),
    ));

it('R25: a weighing that was somebody else on the scale counts no more', () =>
  given(weighed(1, 0, { weightGrams: 71_500 }), weighed(2, 30, { weightGrams: 103_000 }))
    .when(weighingTakenBack(2))
    .then(row('body_weight', 0, 71.5, 'kg')));
