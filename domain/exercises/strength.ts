/** Exercises that count repetitions times load. */
import { type Entry, entry, legs } from './exercise.js';

/** Repetitions against a load: resistance training, 8 to 15 repetitions. */
const lift = (exerciseId: string, declared: Entry) =>
  entry(exerciseId, 'REPS_WEIGHT', { compendium: '02054', ...declared });

const STACK = ['WEIGHT_STACK'];
const STACK_OR_PLATES = ['WEIGHT_STACK', 'PLATE_LOADED'];

/** Machines with a load. */
export const strength = [
  lift('chest-press-machine', {
    name: 'Chest press',
    on: STACK_OR_PLATES,
    primary: ['chest'],
    secondary: ['shoulders', 'triceps'],
    db: ['Machine_Bench_Press', 'Leverage_Chest_Press'],
    fit: [0],
  }),
  lift('incline-chest-press', {
    name: 'Incline chest press',
    on: STACK_OR_PLATES,
    primary: ['chest'],
    secondary: ['shoulders', 'triceps'],
    db: ['Leverage_Incline_Chest_Press'],
    fit: [0, 10],
  }),
  lift('pec-deck', { name: 'Pec deck', on: STACK, primary: ['chest'], db: ['Butterfly'], fit: [9] }),
  lift('cable-crossover', {
    name: 'Cable crossover',
    on: ['CABLE'],
    primary: ['chest'],
    secondary: ['shoulders'],
    db: ['Cable_Crossover'],
    fit: [9, 0],
  }),
  lift('shoulder-press-machine', {
    name: 'Shoulder press',
    on: STACK_OR_PLATES,
    primary: ['shoulders'],
    secondary: ['triceps'],
    db: ['Machine_Shoulder_Military_Press'],
    fit: [24],
  }),
  lift('reverse-fly-machine', {
    name: 'Reverse fly',
    on: STACK,
    primary: ['shoulders'],
    db: ['Reverse_Machine_Flyes'],
    fit: [9],
  }),
  lift('lat-pulldown', {
    name: 'Lat pulldown',
    on: ['WEIGHT_STACK', 'PLATE_LOADED', 'CABLE'],
    primary: ['lats'],
    secondary: ['biceps', 'middle back', 'shoulders'],
    db: ['Wide-Grip_Lat_Pulldown'],
    fit: [21, 13],
  }),
  lift('seated-row', {
    name: 'Seated row',
    on: ['WEIGHT_STACK', 'PLATE_LOADED', 'CABLE'],
    primary: ['middle back'],
    secondary: ['biceps', 'lats', 'shoulders'],
    db: ['Seated_Cable_Rows', 'Leverage_Iso_Row'],
    fit: [23, 18],
  }),
  lift('leg-press', {
    name: 'Leg press',
    on: STACK_OR_PLATES,
    primary: ['quadriceps'],
    secondary: legs,
    db: ['Leg_Press'],
    fit: [28, 0],
  }),
  // FIT files it under crunches
  lift('leg-extension', {
    name: 'Leg extension',
    on: STACK_OR_PLATES,
    primary: ['quadriceps'],
    db: ['Leg_Extensions'],
    fit: [6, 33],
  }),
  lift('seated-leg-curl', {
    name: 'Seated leg curl',
    on: STACK_OR_PLATES,
    primary: ['hamstrings'],
    db: ['Seated_Leg_Curl'],
    fit: [15, 0],
  }),
  lift('lying-leg-curl', {
    name: 'Lying leg curl',
    on: STACK_OR_PLATES,
    primary: ['hamstrings'],
    db: ['Lying_Leg_Curls'],
    fit: [15, 0],
  }),
  lift('hip-abductor', {
    name: 'Hip abductor',
    on: STACK,
    primary: ['abductors'],
    secondary: ['glutes'],
    db: ['Thigh_Abductor'],
    fit: [11],
  }),
  lift('hip-adductor', {
    name: 'Hip adductor',
    on: STACK,
    primary: ['adductors'],
    secondary: ['glutes', 'hamstrings'],
    db: ['Thigh_Adductor'],
    fit: [11],
  }),
  lift('seated-calf', {
    name: 'Seated calf raise',
    on: STACK_OR_PLATES,
    primary: ['calves'],
    db: ['Seated_Calf_Raise'],
    fit: [1, 6],
  }),
  lift('biceps-curl-machine', {
    name: 'Biceps curl',
    on: STACK_OR_PLATES,
    primary: ['biceps'],
    db: ['Machine_Bicep_Curl', 'Machine_Preacher_Curls'],
    fit: [7],
  }),
  lift('triceps-machine', {
    name: 'Triceps extension',
    on: STACK,
    primary: ['triceps'],
    db: ['Machine_Triceps_Extension'],
    fit: [30],
  }),
  lift('triceps-pushdown', {
    name: 'Triceps pushdown',
    on: ['CABLE'],
    primary: ['triceps'],
    db: ['Triceps_Pushdown'],
    fit: [30, 39],
  }),
  lift('ab-crunch-machine', {
    name: 'Abdominal crunch',
    on: STACK,
    primary: ['abdominals'],
    db: ['Ab_Crunch_Machine'],
    fit: [6],
  }),
  // assisted: the load is body weight less the assistance
  lift('dip-machine', {
    name: 'Dip machine',
    on: STACK,
    primary: ['triceps'],
    secondary: ['chest', 'shoulders'],
    db: ['Dip_Machine'],
    fit: [30, 40],
  }),
];
