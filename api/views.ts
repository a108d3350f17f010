/** The declarations of the views that the API reads: answers are described by them. */
export { awards as awardsView } from '../processors/awards/views.js';
export { benchmarkResults as benchmarkResultsView } from '../processors/benchmarks/views.js';
export {
  accesses as accessesView,
  challenges as challengesView,
  equipment as equipmentView,
  exercises as exercisesView,
  gyms as gymsView,
  members as membersView,
  notices as noticesView,
  programmes as programmesView,
} from '../processors/catalogue/views.js';
export { programmeVerification as programmeVerificationView } from '../processors/challenges/verification.js';
export {
  challengeProgress as challengeProgressView,
  challengeVerdicts as challengeVerdictsView,
} from '../processors/challenges/views.js';
export { bodyMeasurementsView } from '../processors/measurements/views.js';
export { memberMetrics as memberMetricsView } from '../processors/metrics/current.js';
export { metricNames, metricUnits } from '../processors/metrics/index.js';
export {
  bodyMetrics as bodyMetricsView,
  memberMetricHistory as memberMetricHistoryView,
  personalBests as personalBestsView,
} from '../processors/metrics/views.js';
export { plans as plansView } from '../processors/plans/views.js';
export { memberProfiles as memberProfilesView } from '../processors/profiles/views.js';
export {
  equipmentDataQuality as equipmentDataQualityView,
  firmwareDataQuality as firmwareDataQualityView,
} from '../processors/sessions/data-quality.js';
export { liveSessions, sessionDiagnostics } from '../processors/sessions/views.js';
export { challengeRanking as challengeRankingView } from '../processors/teams/ranking.js';
export { activeMembers as activeMembersView, activePeriods } from '../processors/totals/active-members.js';
export { groupAverages as groupAveragesView, groupingNames } from '../processors/totals/group-averages.js';
export { leaderboard as leaderboardView, leaderboardMeasures } from '../processors/totals/leaderboard.js';
export { usageByHour as usageByHourView } from '../processors/totals/usage-by-hour.js';
export { equipmentUtilisation as equipmentUtilisationView } from '../processors/totals/utilisation.js';
export { workoutSetsView, workoutsView } from '../processors/workouts/views.js';
