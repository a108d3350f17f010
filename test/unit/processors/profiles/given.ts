/** What is told of Ana's metrics, and the rows of her profile. */
import { expect } from 'vitest';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { memberProfiles } from '../../../../processors/profiles/views.js';
import type { MemberMetric } from '../../../../schemas/generated/metrics.js';
import { metrics, profiles } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { retracted, told } from '../../../scenario/facts.js';
import { scenario } from '../../../scenario/scenario.js';
import { day, uuid } from '../metrics/given.js';

export const given = scenario(await inTurn(() => import('../../../../processors/profiles/processor.js')), {
  tables: { exercises: exerciseCatalogue },
});

/** From a day of 2026 on, a metric has this value by the facts named. */
export const metric = (
  name: string,
  on: number,
  value: number | null,
  { evidence = [on], ...more }: Partial<Omit<MemberMetric, 'evidence'>> & { evidence?: readonly number[] } = {},
) =>
  told(
    metrics,
    {
      ...{ userId: 'ana', metric: name, exerciseId: '', equipmentModel: '', at: day(on), value, unit: '' },
      ...{ formula: 'as-measured', formulaVersion: 1, confidence: 'high' },
      cause: value === null ? 'left_window' : 'measured',
      evidence: value === null ? [] : evidence.map(uuid),
      evidenceUntil: value === null ? null : day(Math.max(...evidence)),
      ...more,
    },
    'metrics/0',
  );

/** That entry stands no more. */
export const metricTakenBack = (name: string, on: number, exerciseId = '', equipmentModel = '') =>
  retracted(metrics, { key: 'ana', entity: JSON.stringify([name, exerciseId, equipmentModel, day(on)]) }, 'metrics/0');

/** A row of the profile with these values. */
export const row = (values: object) => memberProfiles.row(expect.objectContaining({ userId: 'ana', ...values }));

/** The whole profile, of these capacities. */
export const whole = (...capacities: readonly object[]) =>
  profiles.of({
    ...{ userId: 'ana', method: 'rules' },
    capacities: capacities.map((one) => expect.objectContaining(one)),
  });
