/** The ACSM equations turned round: the speed or power at which so much oxygen is taken up. What comes out is within the range of each. */
import { formula } from './formula.js';
import { positive } from './quantity.js';

const uptake = { unit: 'ml/kg/min', above: 3.5 } as const;
const grade = { unit: '(climb over distance)', least: 0 } as const;
const of = (what: string) => ({
  version: 1,
  source: `the equation of ${what} of ACSM's Guidelines for Exercise Testing and Prescription, turned round`,
});

/** Walking on a treadmill, up to 100 m/min. */
export const walkSpeed = formula({
  id: 'acsm-walk-speed',
  ...of('walking'),
  gives: 'speed of walking at an oxygen uptake',
  unit: 'm/min',
  inputs: { uptake, grade },
  answer: { most: 100 },
  compute: ({ uptake, grade }) => (uptake - 3.5) / (0.1 + 1.8 * grade),
});

/** Running on a treadmill, from 134 m/min on: slower, the gait decides which equation holds. */
export const runSpeed = formula({
  id: 'acsm-run-speed',
  ...of('running'),
  gives: 'speed of running at an oxygen uptake',
  unit: 'm/min',
  inputs: { uptake, grade },
  answer: { least: 134 },
  compute: ({ uptake, grade }) => (uptake - 3.5) / (0.2 + 0.9 * grade),
});

/** Pedalling a cycle ergometer. */
export const legCyclePower = formula({
  id: 'acsm-leg-cycle-power',
  ...of('pedalling'),
  gives: 'power of pedalling at an oxygen uptake',
  unit: 'W',
  inputs: { uptake, bodyKg: positive('kg') },
  answer: { least: 50, most: 200 },
  compute: ({ uptake, bodyKg }) => ((uptake - 7) * bodyKg) / 10.8,
});
