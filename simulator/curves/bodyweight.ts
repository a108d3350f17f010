/** Stations that count repetitions against one's own weight, and the plank, which counts time only. */
import type { Course, Setting, Signal } from './course.js';

/** Repetitions a minute when fresh, and how many of a trained man's a set has. */
const PACE: Readonly<Record<string, { readonly perMinute: number; readonly most: number }>> = {
  'push-up': { perMinute: 38, most: 42 },
  'sit-up': { perMinute: 34, most: 48 },
  'pull-up': { perMinute: 22, most: 13 },
};

/** One to three sets to near exhaustion, slowing down; two holds on the plank mat. */
export function bodyweight(setting: Setting): Course {
  const pace = PACE[setting.machine.exerciseId ?? ''];
  return { exerciseId: null, signals: pace ? sets(setting, pace.perMinute, pace.most) : holds(setting) };
}

function* sets({ person, heart, draw }: Setting, perMinute: number, most: number): Generator<Signal, void> {
  let repetitions = 0;
  const able = Math.max(Math.round(most * person.strength * draw.between(0.5, 0.9)), 2);
  for (let set = draw.whole(1, 3), left = able; set > 0 && left > 0; set--, left = Math.floor(left * 0.7)) {
    for (let ready = draw.whole(4, 9); ready > 0; ready--) yield second(repetitions, heart.beat(0.25));
    const target = repetitions + left;
    let periodS = 60 / perMinute;
    let phaseS = 0;
    while (repetitions < target) {
      phaseS += 1;
      while (phaseS >= periodS && repetitions < target) {
        phaseS -= periodS;
        periodS *= draw.between(1, 1.045);
        repetitions += 1;
      }
      yield second(repetitions, heart.beat(0.75));
    }
    if (set > 1) for (let rest = draw.whole(30, 75); rest > 0; rest--) yield second(repetitions, heart.beat(0.3));
  }
}

function* holds({ heart, draw }: Setting): Generator<Signal, void> {
  for (let hold = 0; hold < 2; hold++) {
    for (let held = draw.whole(25, 110); held > 0; held--) yield second(null, heart.beat(0.5));
    if (hold === 0) for (let rest = draw.whole(20, 50); rest > 0; rest--) yield second(null, heart.beat(0.25));
  }
}

const second = (repetitions: number | null, heartRateBpm: number | null): Signal => ({
  reading: {
    repetitions,
    cycles: null,
    distanceMm: null,
    workJ: null,
    machineEnergyKcal: null,
    loadGrams: null,
    speedMmPerS: null,
    inclineBp: null,
    powerW: null,
    cadenceDeciRpm: null,
    resistanceDeci: null,
    heartRateBpm,
    paused: false,
  },
});
