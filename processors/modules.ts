/** Where each processor is written, from this folder: what stands there, and all it imports, is its code. */
export const modules: Readonly<Record<string, string>> = {
  sessions: 'sessions/processor.ts',
  measurements: 'measurements/processor.ts',
  entries: 'entries/processor.ts',
  workouts: 'workouts/processor.ts',
  totals: 'totals/processor.ts',
  metrics: 'metrics/processor.ts',
  challenges: 'challenges/processor.ts',
  members: 'catalogue/members.ts',
  gyms: 'catalogue/gyms.ts',
  equipment: 'catalogue/equipment.ts',
  exercises: 'catalogue/exercises.ts',
  challenge_catalogue: 'catalogue/challenges.ts',
  enrolments: 'catalogue/enrolments.ts',
  amendments: 'catalogue/amendments.ts',
  merges: 'catalogue/merges.ts',
};
