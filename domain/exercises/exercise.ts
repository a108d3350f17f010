/**
 * The exercises a gym begins with: what counts in each, the machines it is done on, the muscles it is for, and what others call it.
 * Muscles are the 17 names of free-exercise-db (yuhonas, Unlicense); FIT ids are Garmin's exercise_category and its names;
 * FTMS characteristics are those of Bluetooth's Fitness Machine Service; codes are the 2011 Compendium's.
 */

export const muscles = [
  'abdominals',
  'abductors',
  'adductors',
  'biceps',
  'calves',
  'chest',
  'forearms',
  'glutes',
  'hamstrings',
  'lats',
  'lower back',
  'middle back',
  'neck',
  'quadriceps',
  'shoulders',
  'traps',
  'triceps',
] as const;
type Muscle = (typeof muscles)[number];

type Measure = 'REPS_WEIGHT' | 'REPS' | 'DURATION' | 'DISTANCE_TIME' | 'POWER_TIME' | 'STEPS_TIME' | 'BODY_METRIC';

/** An exercise as the catalogue topic carries it, valid since ever. */
export interface CatalogueExercise {
  readonly exerciseId: string;
  readonly name: string;
  readonly measure: Measure;
  readonly equipmentTypes: readonly string[];
  readonly primaryMuscles: readonly Muscle[];
  readonly secondaryMuscles: readonly Muscle[];
  readonly compendiumCode: string | null;
  readonly externalIds: {
    readonly freeExerciseDb: readonly string[];
    readonly wgerUuid: string | null;
    readonly fitCategory: number | null;
    readonly fitSubtype: number | null;
    readonly ftmsCharacteristic: string | null;
  };
  readonly validFrom: number;
}

/** What an exercise is declared with; left out: none. */
export interface Entry {
  name: string;
  on: readonly string[];
  primary: readonly Muscle[];
  secondary?: readonly Muscle[];
  db?: readonly string[];
  /** FIT category, and name within it. */
  fit?: readonly [category: number, subtype?: number];
  ftms?: string;
  compendium?: string;
}

/** An exercise from its declaration, valid since ever. */
export const entry = (exerciseId: string, measure: Measure, declared: Entry): CatalogueExercise => ({
  exerciseId,
  name: declared.name,
  measure,
  equipmentTypes: declared.on,
  primaryMuscles: declared.primary,
  secondaryMuscles: declared.secondary ?? [],
  compendiumCode: declared.compendium ?? null,
  externalIds: {
    freeExerciseDb: declared.db ?? [],
    wgerUuid: null,
    fitCategory: declared.fit?.[0] ?? null,
    fitSubtype: declared.fit?.[1] ?? null,
    ftmsCharacteristic: declared.ftms ?? null,
  },
  validFrom: 0,
});

/** What helps the thighs in walking, cycling and pressing. */
export const legs: readonly Muscle[] = ['calves', 'glutes', 'hamstrings'];
