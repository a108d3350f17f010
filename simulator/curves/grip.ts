/** A grip dynamometer: six squeezes, each a repetition whose load is its peak force, in grams of weight. */
import type { Course, Setting, Signal } from './course.js';

/** A trained man's grip, g (about 50 kg at 30 years; Dodds et al., 2014). */
const TRAINED_GRAMS = 48_000;

export const grip = (setting: Setting): Course => ({ exerciseId: null, signals: squeezes(setting) });

function* squeezes({ person, machine, heart, draw }: Setting): Generator<Signal, void> {
  const best = Math.min(TRAINED_GRAMS * person.strength, machine.mostGrams);
  let loadGrams = 0;
  for (let squeeze = 0; squeeze <= 6; squeeze++) {
    if (squeeze > 0) loadGrams = Math.round((best * draw.between(0.82, 1)) / machine.stepGrams) * machine.stepGrams;
    for (let rest = draw.whole(6, 18); rest > 0; rest--) {
      yield {
        reading: {
          repetitions: squeeze,
          cycles: null,
          distanceMm: null,
          workJ: null,
          machineEnergyKcal: null,
          loadGrams,
          speedMmPerS: null,
          inclineBp: null,
          powerW: null,
          cadenceDeciRpm: null,
          resistanceDeci: null,
          heartRateBpm: heart.beat(0.2),
          paused: false,
        },
      };
    }
  }
}
