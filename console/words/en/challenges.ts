/** What is said of challenges and leaderboards. */
interface Days {
  readonly first: string;
  readonly last: string;
  readonly clock: string | null;
}
const byClock = ({ clock }: Days): string =>
  clock === null ? '' : /^(UTC|GMT)/.test(clock) ? `, ${clock}` : `, ${clock} time`;

export const challenge = {
  title: 'Challenges',
  mine: 'You are in',
  open: 'You can join',
  over: 'Over',
  noneOpen: 'There is none that you could join just now.',
  join: 'Join',
  lasts: (days: Days) => `${days.first} to ${days.last}${byClock(days)}`,
  until: (days: Days) => `until ${days.last}${byClock(days)}`,
  members: (count: number, told: string) =>
    count === 0 ? 'nobody takes part yet' : count === 1 ? 'one member takes part' : `${told} members take part`,
  asks: 'What it asks for',
  parts: 'How far you are',
  met: 'Done',
  complete: 'Complete',
  verdicts: 'What counted, and what did not',
  noVerdicts: 'Workouts stand here once you train within its time.',
  counted: 'Counted',
  notCounted: 'Did not count',
  progress: (percent: string) => `${percent} done`,
  completedAt: (when: string) => `Completed ${when}`,
};

export const leaderboard = {
  title: 'Leaderboards',
  month: 'Month',
  measure: 'Measure',
  gym: 'Gym',
  exercise: 'Exercise',
  allGyms: 'All gyms',
  allExercises: 'All exercises',
  rank: 'Rank',
  name: 'Name',
  you: 'you',
  empty: 'Nobody stands here yet this month.',
};
