import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compendiumMet } from '../../../domain/compendium.js';
import { muscles } from '../../../domain/exercises/exercise.js';
import { exerciseCatalogue } from '../../../domain/exercises.js';
import type { EquipmentType } from '../../../schemas/generated/equipment.js';
import type { Exercise } from '../../../schemas/generated/exercises.js';

/** Compiles only while the seed has the shape of the topic. */
const seed: readonly Exercise[] = exerciseCatalogue;
/** A record, so that a kind missing here does not compile. */
const kinds: Record<EquipmentType, true> = {
  UNKNOWN: true,
  WEIGHT_STACK: true,
  PLATE_LOADED: true,
  CABLE: true,
  SMITH: true,
  FREE_WEIGHT: true,
  BODYWEIGHT_STATION: true,
  TREADMILL: true,
  BIKE_UPRIGHT: true,
  BIKE_RECUMBENT: true,
  BIKE_SPIN: true,
  AIR_BIKE: true,
  ROWER: true,
  ELLIPTICAL: true,
  STAIR_CLIMBER: true,
  STEPPER: true,
  SKI_ERG: true,
  SCALE: true,
  GRIP: true,
};

const sample = new URL('../../../../shared/samples/free-exercise-db.json', import.meta.url);

describe('the exercise catalogue', () => {
  it('names each exercise once', () => {
    const ids = seed.map(({ exerciseId }) => exerciseId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z]+(-[a-z]+)*$/.test(id))).toBe(true);
  });

  it('has an exercise for a treadmill, a bike, a weight stack and a bodyweight station (R1)', () => {
    const on = (type: EquipmentType) => seed.filter(({ equipmentTypes }) => equipmentTypes.includes(type)).length;
    expect([on('TREADMILL'), on('BIKE_UPRIGHT'), on('WEIGHT_STACK'), on('BODYWEIGHT_STATION')]).toEqual([3, 1, 18, 4]);
  });

  it.each(seed.map((exercise) => [exercise.exerciseId, exercise] as const))(
    '%s: kinds of machine, muscles and Compendium code exist',
    (_id, { equipmentTypes, primaryMuscles, secondaryMuscles, compendiumCode, measure }) => {
      expect(equipmentTypes.length).toBeGreaterThan(0);
      expect(equipmentTypes.filter((type) => !(type in kinds))).toEqual([]);
      expect(
        [...primaryMuscles, ...secondaryMuscles].filter((muscle) => !(muscles as readonly string[]).includes(muscle)),
      ).toEqual([]);
      expect(primaryMuscles.some((muscle) => secondaryMuscles.includes(muscle))).toBe(false);
      const met = compendiumCode === null ? undefined : compendiumMet(compendiumCode);
      expect(met === undefined).toBe(measure === 'BODY_METRIC');
    },
  );

  it.skipIf(!existsSync(sample))(
    'names only exercises that free-exercise-db knows, for a muscle it names (skipped without the samples)',
    () => {
      const known = new Map(
        (JSON.parse(readFileSync(sample, 'utf8')) as { id: string; primaryMuscles: string[] }[]).map((e) => [e.id, e]),
      );
      const ids = seed.flatMap(({ externalIds }) => externalIds.freeExerciseDb);
      expect(ids.length).toBeGreaterThan(30);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      const elsewhere = seed.filter(
        ({ externalIds: { freeExerciseDb }, primaryMuscles }) =>
          freeExerciseDb.length > 0 &&
          !freeExerciseDb.some((id) => known.get(id)?.primaryMuscles.some((muscle) => primaryMuscles.includes(muscle))),
      );
      expect(elsewhere).toEqual([]);
    },
  );
});
