/** What is set on a machine to make it harder: which number, what an uptake comes to in it, and by what it is set. */
import { legCyclePower, runSpeed, walkSpeed } from '../../domain/acsm-inverse.js';
import type { NextFacts, Readings } from './next.js';

/** A number, with the source of the equation that gave it. */
interface Given {
  readonly value: number;
  readonly source: string;
}

/** One of them. */
export interface Dial {
  readonly of: 'speedMmPerS' | 'powerW';
  /** By what it is set, in its own unit. */
  readonly by: number;
  readonly down: (value: number) => number;
  readonly text: (value: number) => string;
  /** Null: no equation serves. */
  readonly at: (uptake: number, facts: NextFacts) => Given | null;
}

const MM_PER_S = 1_000 / 60;
/** A tenth of a km/h. */
const TENTH_MM_PER_S = 100_000 / 3_600;
const WALK_MOST = 100;

const speed: Dial = {
  of: 'speedMmPerS',
  by: Math.ceil(TENTH_MM_PER_S),
  down: (value) => Math.floor(Math.floor(value / TENTH_MM_PER_S + 1e-9) * TENTH_MM_PER_S + 1e-9),
  text: (value) => `${Math.floor(value * 0.036 + 0.05) / 10} km/h`,
  at(uptake, { exerciseId, now }) {
    const grade = Math.max(0, now.inclineBp ?? 0) / 10_000;
    const walked = walkSpeed.of({ uptake, grade });
    if (!('none' in walked)) return { value: walked.value * MM_PER_S, source: walkSpeed.source };
    if (uptake <= 3.5) return null;
    const ran = runSpeed.of({ uptake, grade });
    // Between walking and running no equation holds: the fastest walk takes up less than was wanted.
    return 'none' in ran || exerciseId.endsWith('-walk')
      ? { value: WALK_MOST * MM_PER_S, source: walkSpeed.source }
      : { value: ran.value * MM_PER_S, source: runSpeed.source };
  },
};

const power: Dial = {
  of: 'powerW',
  by: 5,
  down: (value) => Math.floor(value / 5 + 1e-9) * 5,
  text: (value) => `${value} W`,
  at(uptake, { own, equipmentType }) {
    if (!equipmentType.startsWith('BIKE_')) return null;
    const given = legCyclePower.of({ uptake, bodyKg: own.bodyKg });
    return 'none' in given ? null : { value: given.value, source: legCyclePower.source };
  },
};

/** The dial of a kind of machine; null: it has none that we know. */
export function dialOf(equipmentType: string, now: Readings): Dial | null {
  if (equipmentType === 'TREADMILL') return speed;
  return equipmentType.startsWith('BIKE_') || now.powerW !== null ? power : null;
}
