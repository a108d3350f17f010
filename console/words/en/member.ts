const evidence = (count: number): string => {
  if (count === 0) return 'estimated from your age';
  return count === 1 ? 'from one workout' : `from ${count} workouts`;
};

/** What members read. */
export const nav = {
  today: 'Today',
  now: 'Now',
  plan: 'Plan',
  fitness: 'Fitness',
  history: 'History',
  insights: 'Insights',
  challenges: 'Challenges',
  leaderboards: 'Leaderboards',
  mine: 'My data',
  manager: 'Gym',
  operator: 'Operator',
  programmes: 'Programmes',
  corrections: 'Corrections',
  members: 'My members',
};

export const today = {
  title: (name: string | null) => (name === null ? 'Hello' : `Hello, ${name}`),
  live: 'You are training',
  since: (ago: string) => `since ${ago}`,
  paused: 'Paused',
  notLive: 'No session is going on',
  notLiveWhy: 'Tap your card at a machine, and it shows here at once.',
  challenges: 'Your challenges',
  noChallenges: 'You are in no challenge now.',
  find: 'Find one',
  findChallenge: 'Find a challenge',
  recent: 'Latest workouts',
  noWorkouts: 'Your first workout stands here as soon as a machine counts it.',
  all: 'All of them',
};

export const history = {
  title: 'History',
  none: 'No workouts yet',
  noneWhy: 'Tap your card at a machine and train: your workout stands here as soon as the machine counts it.',
  sets: 'Sets',
  set: 'Set',
  repetitions: 'Repetitions',
  load: 'Load',
  odd: 'What was odd about the data',
  running: 'Going on',
  entered: 'Written down by hand',
  open: (name: string) => `Details of ${name}`,
};

export const figures = {
  workouts: 'Workouts',
  active: 'Active',
  duration: 'Duration',
  repetitions: 'Repetitions',
  lifted: 'Weight lifted',
  load: 'Load',
  distance: 'Distance',
  speed: 'Speed',
  power: 'Power',
  energy: 'Energy',
  heart: 'Heart rate',
  sets: 'Sets',
  days: 'Days',
};

export const insights = {
  title: 'Insights',
  period: 'Period',
  week: 'Week',
  month: 'Month',
  year: 'Year',
  weekOf: (week: number, year: string) => `Week ${week}, ${year}`,
  earlier: 'Earlier',
  later: 'Later',
  trend: 'Active minutes by week',
  calendar: 'Days',
  calendarOf: (day: string, amount: string) => `${day}: ${amount} active`,
  muscles: 'Muscle balance',
  musclesWhy: 'Share of all sets that are for each muscle.',
  bests: 'Personal bests',
  fresh: 'new',
  metrics: 'Fitness now',
  evidence: (count: number, confidence: string) => `${evidence(count)}, ${confidence} confidence`,
  histories: 'How it came about',
  nothing: 'No training in this period',
  nothingWhy: 'Your time, distances and weights are summed up here as soon as you train.',
  activeMinutes: 'Active minutes',
};
