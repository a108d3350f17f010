/** Bikes: a programme of power with cadence around it; the air bike's power follows its cadence. */
import {
  type Course,
  claimedKcal,
  intensityOf,
  pauses,
  type Setting,
  type Signal,
  towards,
  wavering,
} from './course.js';

const WARM_UP_S = 180;
const COOL_DOWN_S = 120;

export const bike = (setting: Setting): Course => ({ exerciseId: null, signals: ride(setting) });

function* ride({ person, machine, heart, draw }: Setting): Generator<Signal, void> {
  const kg = person.weightGrams / 1_000;
  const durationS = draw.whole(10 * 60, machine.type === 'BIKE_SPIN' ? 45 * 60 : 30 * 60);
  const vo2 = 3.5 + (person.vo2max - 3.5) * draw.between(0.45, 0.72);
  // ACSM's leg cycling equation turned round; no bike is ridden below 30 W.
  const steadyW = Math.max(((vo2 - 7) * kg) / 10.8, 30);
  const intervalS = draw.chance(0.5) ? draw.whole(60, 180) : 0;
  const likesRpm = draw.between(66, machine.type === 'BIKE_SPIN' ? 98 : 84);
  const isPaused = pauses(draw, durationS);
  const effort = wavering(draw, draw.between(0.05, 0.14));
  const tread = wavering(draw, draw.between(0.02, 0.05));
  let powerW = 0;
  let rpm = 0;
  let workJ = 0;
  let turns = 0;
  let distanceM = 0;
  let kcal = 0;

  for (let second = 0; second < durationS; second++) {
    const paused = isPaused(second);
    const hard = intervalS > 0 && Math.floor(second / intervalS) % 2 === 1;
    const easy = second < WARM_UP_S || second > durationS - COOL_DOWN_S;
    const askedW = paused ? 0 : steadyW * (easy ? 0.6 : hard ? 1.22 : intervalS > 0 ? 0.82 : 1);
    powerW = towards(powerW, askedW, paused ? 80 : 9);
    rpm = towards(rpm, paused ? 0 : likesRpm + (hard ? 5 : 0), paused ? 40 : 6);
    const nowRpm = paused ? 0 : Math.max(rpm * tread(), 0);
    const nowW = paused ? 0 : Math.round(Math.max(powerW * effort(), 0));
    // The speed of a road bike at this power on the flat: air drag takes it all (0.27 kg/m).
    const speed = Math.cbrt(nowW / 0.27);
    workJ += nowW;
    turns += nowRpm / 60;
    distanceM += speed;
    const demand = 7 + (10.8 * nowW) / kg;
    if (!paused) kcal += claimedKcal(demand);
    yield {
      reading: {
        repetitions: null,
        cycles: Math.floor(turns),
        distanceMm: Math.floor(distanceM * 1_000),
        workJ: Math.floor(workJ),
        machineEnergyKcal: Math.floor(kcal),
        loadGrams: null,
        speedMmPerS: Math.round(speed * 1_000),
        inclineBp: null,
        powerW: nowW,
        cadenceDeciRpm: Math.round(nowRpm * 10),
        resistanceDeci: machine.type === 'AIR_BIKE' ? null : Math.round(askedW / 20) * 10,
        heartRateBpm: heart.beat(intensityOf(demand, person.vo2max)),
        paused,
      },
    };
  }
}
