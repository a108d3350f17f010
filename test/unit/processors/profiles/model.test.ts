import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainedModel } from '../../../../bench/profile-model/learn.js';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { memberProfiles } from '../../../../processors/profiles/views.js';
import { inTurn } from '../../../scenario/copies.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { uuid } from '../metrics/given.js';
import { profile } from '../metrics/people.js';
import { metric, metricTakenBack, row } from './given.js';

const FILE = new URL('../../../../processors/profiles/model/endurance-forest.json', import.meta.url);

const given = scenario(
  await inTurn(async () => {
    const { profilesBy } = await import('../../../../processors/profiles/processor.js');
    const { model } = await import('../../../../processors/profiles/model/model.js');
    return { default: profilesBy(model, 2) };
  }),
  { tables: { exercises: exerciseCatalogue } },
);

const man = profile({ birthDate: '1996-01-01', sex: 'MALE' });
const body = [
  man,
  metric('resting_heart_rate', 1, 52),
  metric('body_fat', 2, 15),
  metric('body_weight', 2, 72),
  metric('vo2max', 3, 60),
];
const ran = metric('best_speed', 4, 240, { exerciseId: 'treadmill-run' });
const endurance = (values: object) =>
  row({ capacity: 'endurance', method: 'model', confidence: 'demonstration', ...values });
const byRules = row({ capacity: 'body_composition', method: 'rules', model: null });

describe('R52: a trained model beside the rules', () => {
  it('has the file that every row of it names, with the seed of its training', () => {
    const sha256 = createHash('sha256').update(readFileSync(FILE)).digest('hex');
    return given(...body, ran).then(
      byRules,
      endurance({
        ...{ basis: 'endurance-forest', basisVersion: 1, model: { id: 'endurance-forest/1', sha256, seed: 7 } },
        evidence: [1, 2, 4].map(uuid),
      }),
    );
  });

  it('is trained to the same bytes again', () => {
    expect(trainedModel()).toBe(readFileSync(FILE, 'utf8'));
  }, 60_000);

  it('says nothing of whom too little is known, and does not look at what the rules look at', () =>
    given(man, metric('body_fat', 2, 15), metric('vo2max', 3, 60)).then(byRules));

  it('tells who runs fast from who does not, whatever came first', () =>
    given(...body, metric('best_speed', 4, 110, { exerciseId: 'treadmill-run' }))
      .when(metricTakenBack('resting_heart_rate', 1), metric('resting_heart_rate', 5, 80))
      .then(byRules, endurance({ level: 'needs_improvement' })));

  it('is of nobody whose age is not known', () => given(...body.slice(1), ran).then(nothing(memberProfiles)));
});
