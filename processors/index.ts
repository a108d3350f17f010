/** All processors: what is computed. Who adds one names it here. */
import { amendments } from './catalogue/amendments.js';
import { equipment } from './catalogue/equipment.js';
import { exercises } from './catalogue/exercises.js';
import { gyms } from './catalogue/gyms.js';
import { members } from './catalogue/members.js';
import { merges } from './catalogue/merges.js';
import entries from './entries/processor.js';
import measurements from './measurements/processor.js';
import metrics from './metrics/processor.js';
import sessions from './sessions/processor.js';
import totals from './totals/processor.js';
import workouts from './workouts/processor.js';

export const processors = [
  sessions,
  measurements,
  entries,
  workouts,
  totals,
  metrics,
  members,
  gyms,
  equipment,
  exercises,
  amendments,
  merges,
] as const;
