/** What is said of plans and of how fit somebody is. */
const levels: Readonly<Record<string, string>> = {
  needs_improvement: 'Needs improvement',
  fair: 'Fair',
  good: 'Good',
  very_good: 'Very good',
  excellent: 'Excellent',
};
const trust: Readonly<Record<string, string>> = {
  low: 'little confidence',
  medium: 'medium confidence',
  high: 'high confidence',
  demonstration: 'a demonstration: it says nothing of you',
};

export const plan = {
  title: 'Plan',
  programme: 'Programme',
  none: 'You are in no programme',
  noneWhy: 'Your trainer can enrol you in one, and so can the staff. Your plan stands here a few seconds later.',
  open: 'The whole plan',
  lasts: (from: string, to: string) => `${from} to ${to}`,
  week: (number: number, of: number) => `Week ${number} of ${of}`,
  weekBefore: 'The week before',
  weekAfter: 'The week after',
  present: 'This week',
  deload: 'To recover',
  because: 'Why',
  notJudged: 'Nothing is judged yet.',
  missing: 'What would make your plan a better one',
  stopWhen: 'Stop at once when you feel',
  changed: 'What your trainer changed',
  conflict: 'This change does not hold any more',
  timesAWeek: 'Times a week',
  ofOneRepMax: 'Share of your maximum',
  ofReserve: 'Share of your heart-rate reserve',
};

export const fitness = {
  title: 'Fitness',
  open: 'How fit you are',
  levels: 'Levels',
  none: 'Levels stand here once your training or a measurement shows them.',
  level: (level: string) => levels[level] ?? level,
  score: (score: string) => `${score} of 100`,
  confidence: (confidence: string) => trust[confidence] ?? confidence,
  evidence: (count: number, day: string) =>
    count === 0
      ? `As of ${day}`
      : `From ${count === 1 ? 'one workout or measurement' : `${count} workouts or measurements`}, as of ${day}`,
  by: (gives: string, source: string) => `By ${gives} (${source})`,
  byModel: 'By a trained model',
};
