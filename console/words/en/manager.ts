/** What is said to whoever runs a gym. */
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const counted = (count: string, one: string) => `${count} ${one}${count === '1' ? '' : 's'}`;

export const gyms = {
  one: 'Gym',
  all: 'All gyms',
};

export const manager = {
  title: 'Gym',
  period: 'Period',
  days: (days: number) => (days === 7 ? '7 days' : days === 28 ? '4 weeks' : '12 weeks'),
  active: 'Active members',
  per: 'By',
  pers: { day: 'Day', week: 'Week', month: 'Month' },
  newMembers: 'New',
  returning: 'Returning',
  nobody: 'Nobody trained here in this period.',
  membersTold: (startsOn: string, fresh: string, returning: string) =>
    `${startsOn}: ${fresh} new, ${returning} returning`,
  busy: 'Busy hours',
  busyWhy: 'Sessions that began in each hour, by the gym’s clock, over all weeks of the period.',
  weekday: (weekday: number) => weekdays[weekday - 1] ?? '',
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  sessions: (count: string) => counted(count, 'session'),
  noSessions: 'none',
  machines: 'How much machines are used',
  machine: 'Machine',
  use: 'In use',
  ofOpen: 'of opening hours',
  sessionsHeading: 'Sessions',
  noMachines: 'No machine of this gym is in the catalogue.',
  quality: 'What to have repaired',
  qualityWhy: 'Machines whose data are not as they should be in the period, the worst first.',
  allWell: 'The data of all machines are as they should be.',
  affected: (share: string, sessions: string) => `${share} of ${sessions}`,
  lost: (share: string) => `${share} of messages lost`,
  fault: (code: string) => `last fault ${code}`,
  firmware: (name: string) => `firmware ${name}`,
};
