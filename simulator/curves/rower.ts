/** Rowers and ski ergometers: strokes on a flywheel, in pieces with rests between. */
import { type Course, claimedKcal, intensityOf, type Setting, type Signal, towards, wavering } from './course.js';

/** Concept2: W = 2.80·v³ (v in m/s). */
const WATTS_PER_CUBIC_SPEED = 2.8;
/** Oxygen of rowing per watt and kilogram, ml/min: as cycling with a fifth more for the arms and trunk. */
const VO2_PER_WATT = 12.9;

export const rower = (setting: Setting): Course => ({ exerciseId: null, signals: row(setting) });

function* row({ person, machine, heart, draw }: Setting): Generator<Signal, void> {
  const kg = person.weightGrams / 1_000;
  const vo2 = 3.5 + (person.vo2max - 3.5) * draw.between(0.5, 0.78);
  const arms = machine.type === 'SKI_ERG' ? 0.8 : 1;
  const steadyW = Math.max((((vo2 - 3.5) * kg) / VO2_PER_WATT) * arms, 35);
  const strokesPerMinute = draw.between(20, 28) * (machine.type === 'SKI_ERG' ? 1.4 : 1);
  const pieces = draw.whole(1, 4);
  const pieceS = draw.whole(3 * 60, pieces === 1 ? 22 * 60 : 7 * 60);
  const effort = wavering(draw, draw.between(0.05, 0.12));
  let powerW = 0;
  let strokes = 0;
  let distanceM = 0;
  let workJ = 0;
  let kcal = 0;
  let shownRate = 0;

  for (let piece = 0; piece < pieces; piece++) {
    const restS = piece === pieces - 1 ? draw.whole(3, 10) : draw.whole(40, 90);
    for (let second = 0; second < pieceS + restS; second++) {
      const rests = second >= pieceS;
      const last = second > pieceS - 30 && !rests;
      powerW = towards(powerW, rests ? 0 : steadyW * (last ? 1.15 : 1), rests ? 60 : 25);
      const nowW = rests ? Math.round(powerW) : Math.round(powerW * effort());
      const speed = Math.cbrt(nowW / WATTS_PER_CUBIC_SPEED);
      const rate = rests ? 0 : strokesPerMinute + (last ? 3 : 0) + draw.between(-0.6, 0.6);
      // Such monitors go on showing the last rate while nobody rows.
      if (!rests) shownRate = rate;
      distanceM += speed;
      strokes += rate / 60;
      workJ += nowW;
      const demand = 3.5 + (VO2_PER_WATT * nowW) / kg / arms;
      kcal += claimedKcal(demand);
      yield {
        reading: {
          repetitions: null,
          cycles: Math.floor(strokes),
          distanceMm: Math.floor(distanceM * 1_000),
          workJ: Math.floor(workJ),
          machineEnergyKcal: Math.floor(kcal),
          loadGrams: null,
          speedMmPerS: Math.round(speed * 1_000),
          inclineBp: null,
          powerW: nowW,
          cadenceDeciRpm: Math.round(shownRate * 10),
          resistanceDeci: null,
          heartRateBpm: heart.beat(intensityOf(demand, person.vo2max)),
          // The monitor calls it a pause when the flywheel has come to rest.
          paused: rests && nowW === 0,
        },
      };
    }
  }
}
