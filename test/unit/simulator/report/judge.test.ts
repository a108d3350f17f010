import { describe, expect, it } from 'vitest';
import { samplesOf } from '../../../../simulator/report/data/samples.js';
import { simulatedSessions } from '../../../../simulator/report/data/simulated.js';
import { findingsOf } from '../../../../simulator/report/findings.js';
import { judge, SIGNIFICANT } from '../../../../simulator/report/judge.js';
import type { Sample } from '../../../../simulator/report/kinds/kind.js';

/** Sets of a small gym; few, as the tests are about the judge. */
const setsOf = (seed: string): Sample => {
  const all = samplesOf(simulatedSessions({ seed, gyms: 1, members: 12, weeks: 1 }), new Map()).get('sets');
  return { records: all?.records.slice(0, 150) ?? [], examples: all?.examples.slice(0, 100) ?? [] };
};
const [one, other] = [setsOf('one'), setsOf('other')];
const judged = (simulated: Sample, real: Sample) => {
  const judgement = judge(new Map([['sets', simulated]]), new Map([['sets', real]]), '1');
  const [sets] = judgement.judged;
  if (!sets?.joint) throw new Error('sets were not judged');
  return { judgement, sets, joint: sets.joint, findings: findingsOf(judgement) };
};
const changed = (sample: Sample, by: (repetitions: number, place: number) => number): Sample => ({
  records: sample.records.map((record, place) => ({
    ...record,
    values: { ...record.values, repetitions: by(record.values.repetitions ?? 0, place) },
  })),
  examples: sample.examples.map((example) => ({ ...example, target: by(example.target, 0) })),
});

describe('simulated against simulated of another seed', () => {
  const { sets, joint, findings } = judged(one, other);

  it('cannot be told apart', () => {
    expect(joint.twoSample.low).toBeLessThan(0.5);
    expect(joint.twoSample.accuracy).toBeLessThan(0.6);
    expect(sets.features.filter(({ p }) => p < SIGNIFICANT)).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('teaches as much as the other itself', () => {
    const { fromSimulated = 0, fromReal = 1 } = sets.transfer ?? {};
    expect(fromSimulated / fromReal).toBeLessThan(1.15);
  });

  it('is as far from the other as the other from itself', () => {
    expect(joint.nearest.near.length / joint.nearest.simulated).toBeLessThan(0.08);
    expect(joint.nearest.toReal / joint.nearest.amongReal).toBeGreaterThan(0.5);
  });
});

describe('simulated against what was made unlike it', () => {
  const { sets, joint, findings } = judged(
    changed(one, (repetitions) => repetitions + 6),
    other,
  );

  it('is found, by the feature that was changed, and said in a sentence', () => {
    const worst = [...sets.features].sort((a, b) => b.d - a.d)[0];
    expect(worst?.feature.name).toBe('repetitions');
    expect(joint.twoSample.low).toBeGreaterThan(0.7);
    expect(joint.twoSample.importance[0]?.feature).toBe('repetitions');
    const sentences = findings.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(
      expect.stringMatching(/^A simulated set has typically \d+ repetitions, a real one typically \d+\.$/),
    );
    expect(sentences).toContainEqual(
      expect.stringMatching(/^A small model tells simulated sets from real ones in \d+ % of cases, above all by: rep/),
    );
  });

  it('teaches wrong things', () => {
    const { fromSimulated = 0, fromReal = 0, ofTheMean = 0 } = sets.transfer ?? {};
    expect(fromSimulated).toBeGreaterThan(2 * fromReal);
    expect(fromReal).toBeLessThan(ofTheMean);
    expect(findings).toContainEqual(
      expect.objectContaining({ sentence: expect.stringMatching(/^Who learns the rep/) }),
    );
  });
});

it('copies of real records are named, with what they are copies of', () => {
  // Not one repetition is whole: so no two real sets are the same by chance.
  const real = changed(other, (repetitions, place) => repetitions + place / 1_000);
  const copies = { ...one, records: [...one.records.slice(0, 120), ...real.records.slice(100, 130)] };
  const { joint, findings } = judged(copies, real);
  expect(joint.nearest.near.length).toBeGreaterThan(20);
  expect(joint.nearest.near[0]).toMatchObject({ id: joint.nearest.near[0]?.real, distance: 0 });
  expect(findings).toContainEqual(expect.objectContaining({ sentence: expect.stringMatching(/may be copies/) }));
});

it('too few records, or records of one workout, are not judged beyond what they can tell', () => {
  const few = { ...other, records: other.records.slice(0, 4) };
  expect(judge(new Map([['sets', one]]), new Map([['sets', few]]), '1').judged).toEqual([]);
  const group = 'one workout';
  const alike = { ...other, records: other.records.slice(0, 20).map((record) => ({ ...record, group })) };
  const [sets] = judge(new Map([['sets', one]]), new Map([['sets', alike]]), '1').judged;
  expect(sets?.joint).toBeNull();
  expect(sets?.features.length).toBeGreaterThan(3);
});
