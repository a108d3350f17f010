/** Treadmills: a walk or a run with warm-up and cool-down, steady, in intervals, or up and down hills. */
import type { Random } from '../random.js';
import { type Course, claimedKcal, intensityOf, pauses, type Setting, type Signal, towards } from './course.js';

/** From here on people run, m/s. */
const RUNS_FROM = 2.05;
const WARM_UP_S = 150;
const COOL_DOWN_S = 90;

interface Programme {
  readonly durationS: number;
  /** What the belt is set to at a second: speed in m/s, grade as a share. */
  readonly at: (second: number) => { readonly speed: number; readonly grade: number };
}

export function treadmill(setting: Setting): Course {
  const { person, draw } = setting;
  const vo2 = 3.5 + (person.vo2max - 3.5) * draw.between(0.5, 0.72);
  // ACSM's running equation turned round; below a running pace its walking equation, on a slope.
  const running = (vo2 - 3.5) / 0.2 / 60;
  const walks = running < 2.2 || draw.chance(0.3);
  const speed = walks ? draw.between(1.2, 1.75) : Math.min(running, 4.6);
  const programme = programmeOf(speed, walks ? draw.between(0, 0.06) : draw.between(0, 0.02), draw);
  const exerciseId = walks ? 'treadmill-walk' : speed < 2.5 ? 'treadmill-jog' : 'treadmill-run';
  return { exerciseId, signals: run(setting, programme) };
}

function programmeOf(speed: number, grade: number, draw: Random): Programme {
  const durationS = draw.whole(10 * 60, 32 * 60);
  const kind = draw.pick(['steady', 'intervals', 'hills'] as const);
  const periodS = draw.whole(90, 240);
  return {
    durationS,
    at: (second) => {
      if (second < WARM_UP_S) return { speed: Math.min(1.4, speed), grade: 0 };
      if (second > durationS - COOL_DOWN_S) return { speed: 1.2, grade: 0 };
      const hard = Math.floor((second - WARM_UP_S) / periodS) % 2 === 1;
      if (kind === 'intervals') return { speed: hard ? speed * 1.12 : speed * 0.85, grade };
      if (kind === 'hills') return { speed: hard ? speed * 0.92 : speed, grade: hard ? grade + 0.04 : grade };
      return { speed, grade };
    },
  };
}

function* run({ person, heart, draw }: Setting, { durationS, at }: Programme): Generator<Signal, void> {
  const isPaused = pauses(draw, durationS);
  let speed = 0;
  let grade = 0;
  let distanceM = 0;
  let steps = 0;
  let kcal = 0;
  for (let second = 0; second < durationS; second++) {
    const paused = isPaused(second);
    const asked = at(second);
    speed = paused ? 0 : towards(speed, asked.speed, 0.35);
    grade = towards(grade, asked.grade, 0.005);
    const runs = speed > RUNS_FROM;
    const metresPerMinute = speed * 60;
    const vo2 = 3.5 + metresPerMinute * (runs ? 0.2 + 0.9 * grade : 0.1 + 1.8 * grade);
    const stepsPerMinute = speed < 0.2 ? 0 : (runs ? 148 + 6 * speed : 62 + 38 * speed) + draw.between(-2, 2);
    distanceM += speed;
    steps += stepsPerMinute / 60;
    if (!paused) kcal += claimedKcal(vo2);
    yield {
      reading: {
        repetitions: null,
        cycles: Math.floor(steps),
        distanceMm: Math.floor(distanceM * 1_000),
        workJ: null,
        machineEnergyKcal: Math.floor(kcal),
        loadGrams: null,
        speedMmPerS: Math.round(speed * 1_000),
        inclineBp: Math.round(grade * 200) * 50,
        powerW: null,
        cadenceDeciRpm: Math.round(stepsPerMinute * 10),
        resistanceDeci: null,
        heartRateBpm: heart.beat(intensityOf(vo2, person.vo2max)),
        paused,
      },
    };
  }
}
