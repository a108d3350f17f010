/** All processors: what is computed. Who adds one names it here. */
import awards from './awards/processor.js';
import benchmarks from './benchmarks/processor.js';
import { accesses } from './catalogue/accesses.js';
import { amendments } from './catalogue/amendments.js';
import { challenges as challengeMirror } from './catalogue/challenges.js';
import { equipment } from './catalogue/equipment.js';
import { equipmentEntries } from './catalogue/equipment-entries.js';
import { exercises } from './catalogue/exercises.js';
import { gyms } from './catalogue/gyms.js';
import { members } from './catalogue/members.js';
import { merges } from './catalogue/merges.js';
import { notices } from './catalogue/notices.js';
import { programmes as programmeMirror } from './catalogue/programmes.js';
import { teams as teamMirror } from './catalogue/teams.js';
import challenges from './challenges/processor.js';
import enrolments from './enrolments/processor.js';
import entries from './entries/processor.js';
import holders from './holders/processor.js';
import measurements from './measurements/processor.js';
import metrics from './metrics/processor.js';
import overrides from './overrides/processor.js';
import plans from './plans/processor.js';
import profiles from './profiles/processor.js';
import sessions from './sessions/processor.js';
import teams from './teams/processor.js';
import totals from './totals/processor.js';
import workouts from './workouts/processor.js';

export const processors = [
  sessions,
  measurements,
  entries,
  benchmarks,
  enrolments,
  overrides,
  holders,
  workouts,
  totals,
  metrics,
  profiles,
  plans,
  challenges,
  teams,
  awards,
  members,
  gyms,
  equipment,
  equipmentEntries,
  exercises,
  amendments,
  challengeMirror,
  merges,
  notices,
  accesses,
  teamMirror,
  programmeMirror,
] as const;
