/** What every page says. */
export const product = 'Repstream';

export const session = {
  choose: 'Look around as',
  chooseWhy: 'This is a local stack with simulated gyms: these people are ready-made.',
  token: 'Token',
  tokenWhy: 'From your identity provider, or from the terminal that runs the stack.',
  enter: 'Sign in',
  leave: 'Sign out',
  refused: 'You are not signed in',
  over: 'Your sign-in has expired. Sign in again to go on.',
  unreachable: 'Repstream cannot be reached just now',
  unreachableWhy: 'You stay signed in; it is tried again every few seconds.',
  atProvider: (host: string) => `Sign in at ${host}`,
  roles: { member: 'Member', trainer: 'Trainer', staff: 'Staff', admin: 'Operator', device: 'Machine' },
};

export const shell = {
  menu: 'Menu',
  skip: 'Skip to the page',
  scheme: 'Light or dark',
  light: 'light',
  dark: 'dark',
  asDevice: 'as the device',
  preferences: 'Preferences',
  units: 'Units',
  metric: 'kg, km',
  imperial: 'lb, mi',
  nowhere: 'There is no such page',
  nowhereWhy: 'It may have moved, or the address was cut short.',
  home: 'Go to the first page',
};

export const states = {
  loading: 'Loading',
  failed: 'This could not be shown',
  again: 'Try again',
  asOf: (moment: string) => `As of ${moment}; newer figures are on their way.`,
  unreachable: (moment: string | null) =>
    `The API cannot be reached just now; this is what was there last${moment === null ? '' : `, as of ${moment}`}.`,
  more: 'Show more',
  all: (count: string) => `Show all ${count}`,
  fewer: 'Show fewer',
  nothing: 'Nothing here is called so.',
  found: (first: string, count: number) => (count === 1 ? first : `${first}, first of ${count}`),
};
