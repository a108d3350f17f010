/** What is said where rules are built. */
type Json = Readonly<Record<string, unknown>>;

/** Ways to ask for something, in the order in which they are offered. */
const kinds = [
  { kind: 'target', label: 'So much of something' },
  { kind: 'all', label: 'All of several' },
  { kind: 'any', label: 'Any of several' },
  { kind: 'at_least', label: 'At least so many of several' },
  { kind: 'not', label: 'Not' },
  { kind: 'each', label: 'In so many days, visits, exercises …' },
  { kind: 'streak', label: 'So many days or weeks in a row' },
  { kind: 'within', label: 'In a part of the time' },
  { kind: 'rolling', label: 'Within any so many days' },
  { kind: 'sequence', label: 'One after another' },
  { kind: 'points', label: 'Points' },
  { kind: 'tiers', label: 'Bronze, silver, gold' },
  { kind: 'team', label: 'By a team' },
  { kind: 'ranking', label: 'Gym against gym' },
] as const;

const fields: Readonly<Record<string, string>> = {
  kind: 'How',
  measure: 'What',
  aggregate: 'Counted as',
  where: 'Only',
  atLeast: 'At least',
  atMost: 'At most',
  below: 'Less than',
  cap: 'No more counts than',
  per: 'A',
  amount: 'Amount',
  unit: 'Unit',
  each: 'In each',
  count: 'How many',
  grace: 'May be missed',
  from: 'From',
  to: 'To',
  days: 'Days',
  withinMinutes: 'Begun within, min',
  points: 'Points',
  name: 'Name',
  across: 'Of the members',
  members: 'Members',
  mostMembers: 'Most members',
  sizes: 'Ranked apart below so many members',
  setSize: 'Sets of so many repetitions',
  load: 'Sets with such a load',
  oneRepMaxShare: 'Sets at so many % of the own maximum',
  exercises: 'Exercises',
  muscles: 'Muscles',
  equipmentTypes: 'Kinds of machine',
  gyms: 'Gyms',
  weekdays: 'Days of the week',
  timeOfDay: 'Time of day',
  minutes: 'Active minutes of a workout',
  elapsed: 'Minutes by the clock',
  met: 'Mean intensity, MET',
  heartRateReserve: 'Mean heart rate, % of the reserve',
  sensor: 'Seen by a machine',
  of: 'By its',
  baseline: 'Their own',
  times: 'Times',
  own: 'Their own',
  norm: 'Table',
  band: 'Band',
  root: 'Rule',
  rule: 'Condition',
  tiers: 'Tiers',
  steps: 'Steps',
  conditions: 'Conditions',
  ladders: 'Ladders',
  id: 'Called',
  sessionsPerWeek: 'Visits a week',
  totalWorkouts: 'Visits in all',
  leastWeeks: 'Weeks that have to be met',
  timeZone: 'By the clock of',
  groups: 'For members of these groups',
  timesAWeek: 'Visits a week',
  distanceM: 'Distance, m',
  afterWorkouts: 'After so many days on which all was met',
  step: 'Rises by',
  warmStart: 'While no maximum is known',
  bodyWeightPercent: 'Begin with % of the body weight',
  deload: 'Weeks to recover',
  intensityPercent: '% of the intensity',
  volumePercent: '% of the amount',
  mostOneRepMaxPercent: 'At most % of the own maximum',
  mostHeartRateReservePercent: 'At most % of the heart-rate reserve',
  mostStepPercent: 'From week to week at most % more',
  stopWhen: 'Stop at once when there is',
  benchmark: 'Standard in a test (IPPT)',
  leastPoints: 'Points in all',
  leastOfEach: 'Points of each station',
};

const items: Readonly<Record<string, string>> = { blocks: 'Block', slots: 'Slot' };

const choices: Readonly<Record<string, string>> = {
  'measure.minutes': 'Minutes of training',
  'measure.energy': 'Energy burned',
  'measure.cycles': 'Strokes or steps',
  'measure.power': 'Mean power',
  'measure.most_in_a_minute': 'Repetitions in 60 seconds',
  'measure.one_rep_max': 'One-repetition maximum',
  'measure.days': 'Different days',
  'measure.exercises': 'Different exercises',
  'measure.machines': 'Different machines',
  'measure.gyms': 'Different gyms',
  'measure.muscles': 'Different muscles',
  'aggregate.sum': 'All together',
  'aggregate.most': 'The most of one workout or set',
  'aggregate.mean': 'The mean',
  'across.sum': 'all together',
  'across.mean': 'on average',
  'across.every': 'each of them',
  'across.best': 'the best of them',
  'baseline.mean': 'mean before joining',
  'baseline.most': 'best before joining',
  'baseline.sum': 'total before joining',
  'own.one_rep_max': 'one-repetition maximum of the day',
  'of.start': 'begin',
  'of.end': 'end',
  'unit.': 'times',
};

const variants: Readonly<Record<string, string>> = {
  amount: 'An amount',
  baseline: 'What they did before joining',
  own: 'Their own maximum',
  norm: 'A band of a published table',
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const plain = (id: string): string => {
  const text = id.replace(/[-_]+/g, ' ').trim();
  const apart = text.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return apart.charAt(0).toUpperCase() + apart.slice(1);
};

/** A place as the form has it: *Block 1, Slot 2, Repetitions, From*. */
function where(pointer: string): string {
  const names = pointer.split('/').slice(1);
  return names
    .flatMap((name, i) => {
      const next = Number(names[i + 1] || Number.NaN);
      if (name !== '' && Number.isInteger(Number(name))) return [];
      return [Number.isInteger(next) ? item(name, next + 1) : field(name)];
    })
    .join(', ');
}

const field = (name: string) => fields[name] ?? plain(name);
const item = (name: string, number: number) => `${items[name] ?? field(name)} ${number}`;

const branches: Readonly<Record<string, (node: Json) => string>> = {
  all: () => 'All of these:',
  any: () => 'Any of these:',
  at_least: ({ count }) => `At least ${count} of these:`,
  sequence: () => 'One after another, a workout each:',
  tiers: () => 'In steps, each harder than the one before:',
  points: ({ atLeast, each, cap }) =>
    `${atLeast} points${each ? `, each ${each}` : ''}${cap ? `, ${cap} at most` : ''}: of each ladder the highest step counts`,
  team: ({ each, atLeast }) => (each ? `By a team, in ${atLeast} ${each}s:` : 'By a team:'),
};

function place({ name, points, withinMinutes, across, members }: Json): string {
  if (typeof name === 'string') return name;
  if (typeof points === 'number') return `${points} points`;
  if (typeof withinMinutes === 'number') return `within ${withinMinutes} min`;
  if (across === 'best') return `the best ${members ?? '?'}`;
  return typeof across === 'string' ? (choices[`across.${across}`] ?? across) : '';
}

export const builder = {
  kinds,
  kind: (kind: string) => kinds.find((one) => one.kind === kind)?.label ?? plain(kind),
  branch: (kind: string, node: Json) => branches[kind]?.(node) ?? plain(kind),
  ladder: (number: number) => `Ladder ${number}: the highest step that is met counts`,
  place,
  field,
  fault: (pointer: string, message: string) => [where(pointer), message].filter((part) => part !== '').join(': '),
  choice: (field: string, value: string) => choices[`${field}.${value}`] ?? (field === 'unit' ? value : plain(value)),
  variant: (name: string) => variants[name] ?? plain(name),
  weekday: (day: number) => weekdays[day - 1] ?? '',
  yes: 'Yes',
  item,
  addItem: (name: string) => `Add a ${(items[name] ?? plain(name)).toLowerCase()}`,
  comparedWith: 'Compared with',
  none: '—',
  choose: 'Choose',
  leaveOut: (what: string) => `Leave out: ${what}`,
  add: (what: string) => (what === 'where' ? 'Add a condition' : 'Add'),
  empty: 'Nothing is asked for yet.',
  begin: 'Begin with',
  addTo: (says: string) => `Add to: ${says}`,
  more: (says: string) => `More for: ${says}`,
  up: 'Move up',
  down: 'Move down',
  copy: 'Copy',
  remove: 'Remove',
  unwrap: 'Only what is within',
  wrap: 'Put into',
  wrongHere: 'What is wrong here',
};
