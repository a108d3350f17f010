/** Names of what is measured. */
const metrics: Readonly<Record<string, string>> = {
  one_rep_max: 'One-repetition maximum',
  vo2max: 'VO₂max',
  met: 'Intensity',
  maximum_heart_rate: 'Maximum heart rate',
  resting_heart_rate: 'Resting heart rate',
  weekly_active_minutes: 'Active minutes a week',
  weekly_tonnage: 'Weight lifted a week',
  most_repetitions_in_a_minute: 'Most repetitions in a minute',
  best_speed: 'Best speed',
  body_weight: 'Body weight',
};

const measures: Readonly<Record<string, string>> = {
  workouts: 'Workouts',
  distance: 'Distance',
  weight_lifted: 'Weight lifted',
  tonnage: 'Weight lifted',
  repetitions: 'Repetitions',
  active_minutes: 'Active minutes',
  work: 'Work',
  energy: 'Energy',
  one_rep_max: 'One-repetition maximum',
  greatest_tonnage: 'Most weight lifted',
};

/** Kinds of machines whose name alone says little. */
const machines: Readonly<Record<string, string>> = {
  SMITH: 'Smith machine',
  FREE_WEIGHT: 'Free weights',
  WEIGHT_STACK: 'Weight machine',
};

/** With a capital where it begins. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `leg-press` and `one_rep_max` as people write them. */
export const plain = (id: string): string => sentence(id.replace(/[-_]+/g, ' ').trim());

export const metric = (id: string) => metrics[id] ?? plain(id);
export const measure = (id: string) => measures[id] ?? plain(id);
export const exercise = (id: string | null) => (id ? plain(id) : 'Exercise');
export const machine = (type: string) => machines[type] ?? plain(type.toLowerCase());
