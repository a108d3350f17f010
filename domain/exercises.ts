/** The exercises a gym begins with. */
import { bodyweight } from './exercises/bodyweight.js';
import { cardio } from './exercises/cardio.js';
import { type CatalogueExercise, entry } from './exercises/exercise.js';
import { strength } from './exercises/strength.js';

/** What measures a body rather than training it. */
const measured = [
  entry('scale', 'BODY_METRIC', { name: 'Body scale', on: ['SCALE'], primary: [], ftms: '2A9D' }),
  entry('grip-dynamometer', 'BODY_METRIC', { name: 'Grip dynamometer', on: ['GRIP'], primary: ['forearms'] }),
];

/** The catalogue's exercises, each once; applied to the `exercises` topic like any edit, so a gym may change them. */
export const exerciseCatalogue: readonly CatalogueExercise[] = [...strength, ...bodyweight, ...cardio, ...measured];
