/** Where in the range of a slot somebody begins. */
import { exerciseCatalogue } from '../../domain/exercises.js';
import { numberWords } from '../say.js';
import type { Capacity, Profile } from './facts.js';
import { intensities } from './intensities.js';
import type { Slot } from './programme.js';

const MOST_SCORE = 100;

/**
 * The lower half of the range is for whoever is known to be fit; all others begin at its end. As of the beginning of the programme, so
 * that nothing that is measured (or merely ages) later takes a level away.
 */
export function startOf(slot: Slot, profile: Profile, from: number): { readonly level: number; readonly why: string } {
  const { intensity } = slot;
  if (!intensity) return { level: 0, why: '' };
  const score = scoreOf(slot, profile, from);
  if (score === null || score <= 0) return { level: intensity.from, why: 'the least of' };
  const share = Math.min(score, MOST_SCORE) / MOST_SCORE / 2;
  const level = Math.floor((intensity.from + (intensity.to - intensity.from) * share) * 10 + 1e-6) / 10;
  const capacity = capacityOf(slot);
  return { level, why: `where you begin with your ${capacity} of ${numberWords(score)} in ${MOST_SCORE}, within` };
}

const capacityOf = ({ intensity }: Slot) =>
  intensity && intensities[intensity.of].goesWith === 'sets' ? 'strength' : 'endurance';

/** The least of those that concern its muscles; null: none that can be relied on. */
function scoreOf(slot: Slot, { capacities }: Profile, before: number): number | null {
  const wanted = capacityOf(slot);
  const muscles = slot.muscles ?? musclesOf(slot.exercises ?? []);
  const latest = new Map<string | null, Capacity>();
  for (const one of capacities) {
    const { capacity, muscleGroup, asOf } = one;
    if (capacity !== wanted || asOf >= before) continue;
    if (muscleGroup !== null && !muscles.includes(muscleGroup)) continue;
    const former = latest.get(muscleGroup);
    if (!former || asOf > former.asOf || (asOf === former.asOf && one.score < former.score))
      latest.set(muscleGroup, one);
  }
  const sure = [...latest.values()].filter(({ confidence, score }) => confidence !== 'low' && Number.isFinite(score));
  return sure.length === 0 ? null : Math.min(...sure.map(({ score }) => score));
}

const musclesOf = (exercises: readonly string[]): readonly string[] =>
  exerciseCatalogue
    .filter(({ exerciseId }) => exercises.includes(exerciseId))
    .flatMap(({ primaryMuscles }) => primaryMuscles);
