/** Kinds of endurance work: whole recordings, and pieces of five minutes, since a file or two hold few of the former. */
import type { Feature, Kind } from './kind.js';

const piece: readonly Feature[] = [
  {
    name: 'power',
    title: 'Power, mean',
    unit: 'W',
    decimals: 0,
    says: (simulated, real) => `The mean power of simulated members is ${simulated}, of real ones ${real}`,
  },
  {
    name: 'powerSpread',
    title: 'Power, standard deviation',
    unit: 'W',
    decimals: 0,
    says: (simulated, real) =>
      `The power of simulated members varies by ${simulated} (standard deviation), of real ones by ${real}`,
  },
  {
    name: 'powerMemory',
    title: 'Power, correlation with the second before',
    unit: '',
    decimals: 2,
    says: (simulated, real) =>
      `Simulated power is correlated with that of the second before at ${simulated}, real power at ${real}`,
  },
  {
    name: 'speed',
    title: 'Speed, mean',
    unit: 'm/s',
    decimals: 1,
    says: (simulated, real) => `The mean speed of simulated members is ${simulated}, of real ones ${real}`,
  },
  {
    name: 'speedSpread',
    title: 'Speed, standard deviation',
    unit: 'm/s',
    decimals: 2,
    says: (simulated, real) =>
      `The speed of simulated members varies by ${simulated} (standard deviation), of real ones by ${real}`,
  },
  {
    name: 'speedMemory',
    title: 'Speed, correlation with the second before',
    unit: '',
    decimals: 2,
    says: (simulated, real) =>
      `Simulated speed is correlated with that of the second before at ${simulated}, real speed at ${real}`,
  },
  {
    name: 'cadence',
    title: 'Cadence, mean',
    unit: 'rpm',
    decimals: 0,
    says: (simulated, real) => `Simulated members turn at ${simulated}, real ones at ${real}`,
  },
  {
    name: 'cadenceSpread',
    title: 'Cadence, standard deviation',
    unit: 'rpm',
    decimals: 1,
    says: (simulated, real) =>
      `The cadence of simulated members varies by ${simulated} (standard deviation), of real ones by ${real}`,
  },
  {
    name: 'heart',
    title: 'Heart rate, mean',
    unit: 'bpm',
    decimals: 0,
    says: (simulated, real) => `The mean heart rate of simulated members is ${simulated}, of real ones ${real}`,
  },
  {
    name: 'heartMost',
    title: 'Heart rate, greatest',
    unit: 'bpm',
    decimals: 0,
    says: (simulated, real) => `Simulated heart rates reach ${simulated}, real ones ${real}`,
    alone: true,
  },
  {
    name: 'heartRise',
    title: 'Heart rate, last half minute of the first five minutes against the first',
    unit: 'bpm',
    decimals: 0,
    signed: true,
    says: (simulated, real) => `Over five minutes simulated heart rates change by ${simulated}, real ones by ${real}`,
  },
  {
    name: 'powerHeart',
    title: 'Correlation of power and heart rate',
    unit: '',
    decimals: 2,
    says: (simulated, real) => `Simulated power and heart rate are correlated at ${simulated}, real ones at ${real}`,
  },
  {
    name: 'speedHeart',
    title: 'Correlation of speed and heart rate',
    unit: '',
    decimals: 2,
    says: (simulated, real) => `Simulated speed and heart rate are correlated at ${simulated}, real ones at ${real}`,
  },
];

const whole: readonly Feature[] = [
  {
    name: 'duration',
    title: 'Duration',
    unit: 'min',
    decimals: 0,
    says: (simulated, real) => `Simulated members go on for ${simulated}, real ones for ${real}`,
  },
  ...piece,
];

/** A sport by the exercises that are one, with names for one session and several. */
export interface Sport {
  readonly name: string;
  readonly exercises: readonly string[];
  readonly one: string;
  readonly many: string;
}

/** The sports that are compared. */
export const sports: readonly Sport[] = [
  { name: 'rides', exercises: ['upright-bike', 'spin-bike', 'recumbent-bike'], one: 'ride', many: 'rides' },
  { name: 'rows', exercises: ['rower'], one: 'row', many: 'rows' },
  { name: 'runs', exercises: ['treadmill-run', 'treadmill-jog'], one: 'run', many: 'runs' },
  { name: 'walks', exercises: ['treadmill-walk'], one: 'walk', many: 'walks' },
];

/** The name of the kind of a sport's pieces. */
export const piecesOf = ({ name }: Sport) => `${name}-pieces`;

/** Whole recordings and pieces of every sport. */
export const enduranceKinds: readonly Kind[] = sports.flatMap((sport): Kind[] => [
  { name: sport.name, title: `Whole ${sport.many}`, one: sport.one, many: sport.many, features: whole, task: null },
  {
    name: piecesOf(sport),
    title: `Five-minute pieces of ${sport.many}`,
    one: `piece of a ${sport.one}`,
    many: `pieces of ${sport.many}`,
    features: piece.map((feature) =>
      feature.name === 'heartRise' ? { ...feature, title: 'Heart rate, last half minute against the first' } : feature,
    ),
    task: {
      title: 'the heart rate against its mean',
      inputs: ['effort of the last 10 s', 'of the last minute', 'of the last three minutes', 'time since the start'],
      unit: 'bpm',
      decimals: 1,
    },
  },
]);
