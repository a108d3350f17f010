/** The declarations of the views that the API reads: answers are described by them. */
export {
  equipment as equipmentView,
  exercises as exercisesView,
  gyms as gymsView,
  members as membersView,
} from '../processors/catalogue/views.js';
export { memberMetrics as memberMetricsView } from '../processors/metrics/current.js';
export { metricNames } from '../processors/metrics/index.js';
export { memberMetricHistory as memberMetricHistoryView } from '../processors/metrics/views.js';
export { liveSessions, sessionDiagnostics } from '../processors/sessions/views.js';
export { leaderboard as leaderboardView, leaderboardMeasures } from '../processors/totals/leaderboard.js';
export { workoutSetsView, workoutsView } from '../processors/workouts/views.js';
