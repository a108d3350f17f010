/** The declarations of the views that the API reads: answers are described by them. */
import type { View } from '../engine/declare.js';
import { equipment } from '../processors/catalogue/equipment.js';
import { exercises } from '../processors/catalogue/exercises.js';
import { gyms } from '../processors/catalogue/gyms.js';
import { members } from '../processors/catalogue/members.js';

export { liveSessions, sessionDiagnostics } from '../processors/sessions/views.js';
export { workoutSetsView, workoutsView } from '../processors/workouts/views.js';

/** A mirror shows one view. */
function shownBy({
  name,
  views = {},
}: {
  readonly name: string;
  readonly views?: Readonly<Record<string, View>>;
}): View {
  const [view] = Object.values(views);
  if (!view) throw new Error(`${name} shows no view`);
  return view;
}

export const membersView = shownBy(members);
export const gymsView = shownBy(gyms);
export const equipmentView = shownBy(equipment);
export const exercisesView = shownBy(exercises);
