/** Ellipticals, stair climbers and steppers: strides or steps at a resistance. */
import {
  type Course,
  claimedKcal,
  GRAVITY,
  intensityOf,
  pauses,
  type Setting,
  type Signal,
  towards,
} from './course.js';

/** Height of a stair, m, and length of an elliptical's stride, m. */
const STAIR_M = 0.2;
const STRIDE_M = 0.95;
/** Share of the oxygen's energy that becomes work; 1 ml of oxygen is 20.9 J. */
const EFFICIENCY = 0.23;
const J_PER_ML = 20.9;

export const stride = (setting: Setting): Course => ({ exerciseId: null, signals: go(setting) });

function* go({ person, machine, heart, draw }: Setting): Generator<Signal, void> {
  const kg = person.weightGrams / 1_000;
  const climbs = machine.type !== 'ELLIPTICAL';
  const stepM = (machine.stepHeightMm ?? STAIR_M * 1_000) / 1_000;
  const durationS = draw.whole(8 * 60, 26 * 60);
  const vo2 = 3.5 + (person.vo2max - 3.5) * draw.between(0.45, 0.7);
  const watts = ((vo2 - 3.5) * kg * J_PER_ML * EFFICIENCY) / 60;
  const perMinute = climbs
    ? Math.min(Math.max((watts * 60) / (kg * GRAVITY * stepM), 18), 110)
    : draw.between(110, 150);
  const isPaused = pauses(draw, durationS);
  let rate = 0;
  let cycles = 0;
  let workJ = 0;
  let kcal = 0;

  for (let second = 0; second < durationS; second++) {
    const paused = isPaused(second);
    const wave = 1 + 0.08 * (Math.floor(second / 120) % 3) - 0.08;
    rate = towards(rate, paused ? 0 : perMinute * (second < 120 ? 0.75 : wave), paused ? 60 : 5);
    const nowRate = rate > 0 ? Math.max(rate + draw.between(-1.5, 1.5), 0) : 0;
    const nowW = Math.round(climbs ? (nowRate / 60) * kg * GRAVITY * stepM : watts * (nowRate / perMinute));
    const demand = 3.5 + (nowW * 60) / (kg * J_PER_ML * EFFICIENCY);
    cycles += nowRate / 60;
    workJ += nowW;
    if (!paused) kcal += claimedKcal(demand);
    const speed = (nowRate / 60) * STRIDE_M;
    yield {
      reading: {
        repetitions: null,
        cycles: Math.floor(cycles),
        distanceMm: climbs ? null : Math.floor(cycles * STRIDE_M * 1_000),
        workJ: Math.floor(workJ),
        machineEnergyKcal: Math.floor(kcal),
        loadGrams: null,
        speedMmPerS: climbs ? null : Math.round(speed * 1_000),
        inclineBp: null,
        powerW: nowW,
        cadenceDeciRpm: Math.round(nowRate * 10),
        resistanceDeci: Math.round(watts / 20) * 10,
        heartRateBpm: heart.beat(intensityOf(demand, person.vo2max)),
        paused,
      },
    };
  }
}
