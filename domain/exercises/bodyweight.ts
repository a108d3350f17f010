/** Exercises against one's own weight. */
import { entry } from './exercise.js';

const STATION = ['BODYWEIGHT_STATION'];

/** Stations without a load. */
export const bodyweight = [
  entry('push-up', 'REPS', {
    name: 'Push-up',
    on: STATION,
    primary: ['chest'],
    secondary: ['shoulders', 'triceps'],
    db: ['Pushups'],
    fit: [22, 77],
    compendium: '02022',
  }),
  entry('sit-up', 'REPS', {
    name: 'Sit-up',
    on: STATION,
    primary: ['abdominals'],
    db: ['Sit-Up'],
    fit: [27, 37],
    compendium: '02022',
  }),
  entry('pull-up', 'REPS', {
    name: 'Pull-up',
    on: STATION,
    primary: ['lats'],
    secondary: ['biceps', 'middle back'],
    db: ['Pullups'],
    fit: [21, 38],
    compendium: '02022',
  }),
  entry('plank', 'DURATION', {
    name: 'Plank',
    on: STATION,
    primary: ['abdominals'],
    db: ['Plank'],
    fit: [19],
    compendium: '02024',
  }),
];
