/** Whose past is told: members who come often, how long they have been coming, and how they got where they are. */
import type { Person } from '../people.js';
import { random } from '../random.js';
import type { GymWorld } from '../world.js';

/** A member with a past. Weeks are counted from its beginning, 0 being the first. */
export interface Regular {
  readonly person: Person & { readonly userId: string };
  readonly gymId: string;
  /** The week in which they come for the first time, and the first in which they do not come any more. */
  readonly joinsIn: number;
  readonly leavesIn: number;
  /** What was missing at the beginning of what they can do now, as a share of it. */
  readonly strengthGained: number;
  readonly enduranceGained: number;
  /** What they weighed then beyond what they weigh now, as a share of it; negative: less. */
  readonly weightLost: number;
}

/** Of each gym: as many as a stack folds within a minute or so on two cores while it shows who trains now. */
export const REGULARS_PER_GYM = 12;
/** Days of rest between visits: nobody among them comes more often, or less, by the week. */
const OFTEN = [2, 4.5] as const;
const THERE_BEFORE = 0.7;
const LEAVES = 0.08;
/** Weeks away: a holiday, a cold. */
const AWAY = 0.05;

/** The regulars of the gyms; equal seeds give equal ones. Of a gym with few members all who come so often. */
export function regularsOf(gyms: readonly GymWorld[], seed: string, weeks: number): readonly Regular[] {
  return gyms.flatMap(({ gymId, members }) =>
    members
      .filter(isRegular)
      .slice(0, REGULARS_PER_GYM)
      .map((person) => {
        const draw = random(`${seed}/past/${person.userId}`);
        const joinsIn = draw.chance(THERE_BEFORE) ? 0 : draw.whole(0, Math.max(weeks - 3, 0));
        const leavesIn = draw.chance(LEAVES) ? draw.whole(Math.ceil(weeks / 2), weeks) : weeks;
        return {
          ...{ person, gymId, joinsIn, leavesIn: Math.max(leavesIn, joinsIn + 1) },
          // 20 % is what is moderately trained people's gain in a season or more (ACSM position stand 2009).
          strengthGained: draw.between(0.04, 0.15),
          enduranceGained: draw.between(0.02, 0.1),
          weightLost: draw.normal(0.012, 0.018),
        };
      }),
  );
}

/** The member as they were in a week of `weeks`; null: they did not come in it. */
export function inWeek(regular: Regular, week: number, weeks: number, seed: string): Person | null {
  const { person, joinsIn, leavesIn, strengthGained, enduranceGained, weightLost } = regular;
  if (week < joinsIn || week >= leavesIn) return null;
  if (week < weeks - 1 && random(`${seed}/past/${person.userId}/${week}`).chance(AWAY)) return null;
  const left = (weeks - week) / weeks;
  return {
    ...person,
    strength: person.strength * (1 - strengthGained * left),
    vo2max: person.vo2max * (1 - enduranceGained * left),
    restingHeartRateBpm: Math.round(person.restingHeartRateBpm * (1 + (enduranceGained / 2) * left)),
    weightGrams: Math.round(person.weightGrams * (1 + weightLost * left)),
    bodyFatBp: Math.round(person.bodyFatBp * (1 + 2 * weightLost * left)),
  };
}

const isRegular = (person: Person): person is Regular['person'] =>
  person.userId !== null &&
  person.filledTheForm &&
  person.visitsPerWeek >= OFTEN[0] &&
  person.visitsPerWeek <= OFTEN[1];
