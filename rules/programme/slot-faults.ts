/** What a slot can ask for that nobody can do, nobody can judge, or that is not safe. */
import type { Fault } from '../node.js';
import { numberWords } from '../say.js';
import { type Amounts, intensities } from './intensities.js';
import type { Bounds, Programme, Slot } from './programme.js';

const amounts: readonly Amounts[] = ['sets', 'minutes', 'distanceM'];

/** Everything that is wrong with a slot whose shape is right, by places within it. */
export const faultsOfSlot = (slot: Slot, { sessionsPerWeek, bounds }: Programme): Fault[] => [
  ...faultsOfWhat(slot),
  ...faultsOfVolume(slot, sessionsPerWeek),
  ...faultsOfIntensity(slot, bounds),
  ...faultsOfProgress(slot),
];

function faultsOfWhat({ exercises, muscles }: Slot): Fault[] {
  if (!exercises && !muscles) return [{ path: '/exercises', message: 'is required, or muscles: one of the two' }];
  return exercises && muscles
    ? [{ path: '/muscles', message: 'is not asked for where exercises are: leave one out' }]
    : [];
}

function faultsOfVolume(slot: Slot, sessionsPerWeek: number): Fault[] {
  const { repetitions, timesAWeek, sets } = slot;
  const faults: Fault[] = [];
  const given = amounts.filter((name) => slot[name] !== undefined);
  if (given.length !== 1)
    faults.push({ path: `/${given[1] ?? 'sets'}`, message: 'one of sets, minutes and distanceM is asked for' });
  if (sets !== undefined && !repetitions) faults.push({ path: '/repetitions', message: 'is required with sets' });
  if (sets === undefined && repetitions) faults.push({ path: '/repetitions', message: 'is of sets: say how many' });
  if (repetitions && repetitions.from > repetitions.to)
    faults.push({ path: '/repetitions', message: 'is upside down: from is above to' });
  if (timesAWeek !== undefined && timesAWeek > sessionsPerWeek)
    faults.push({ path: '/timesAWeek', message: `is more than the ${sessionsPerWeek} visits of a week` });
  return faults;
}

function faultsOfIntensity(slot: Slot, bounds: Bounds): Fault[] {
  const { intensity, exercises } = slot;
  if (!intensity) return [];
  const { of, from, to } = intensity;
  const { goesWith, words, most } = intensities[of];
  const faults: Fault[] = [];
  if (slot[goesWith] === undefined) faults.push({ path: '/intensity/of', message: `${of} goes with ${goesWith}` });
  if (from > to) faults.push({ path: '/intensity', message: 'is upside down: from is above to' });
  if (to > most(bounds))
    faults.push({ path: '/intensity/to', message: `is over the bound of ${numberWords(most(bounds))} ${words}` });
  if ((of === 'best_in_a_minute' && exercises?.length !== 1) || (of === 'best_speed' && !exercises))
    faults.push({ path: '/exercises', message: `${of} is of ${of === 'best_speed' ? 'exercises' : 'one exercise'}` });
  return faults;
}

function faultsOfProgress({ progression, intensity, warmStart, exercises }: Slot): Fault[] {
  const faults: Fault[] = [];
  if (progression && !intensity)
    faults.push({ path: '/progression', message: 'needs an intensity: a range within which to rise' });
  if (warmStart && (intensity?.of !== 'one_rep_max' || exercises?.length !== 1))
    faults.push({ path: '/warmStart', message: 'is a load: of one exercise with an intensity of one_rep_max' });
  return faults;
}
