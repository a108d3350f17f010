/** What is said at a machine, and to who claims a session there. */
export const kiosk = {
  title: (machine: string) => `At ${machine}`,
  idle: 'Ready',
  idleWhy: 'Begin to move: the session starts by itself.',
  live: 'Live',
  paused: 'Paused',
  over: 'Well done',
  lost: 'No connection: the figures catch up by themselves.',
  repetitions: 'Repetitions',
  load: 'Load',
  heart: 'Heart rate',
  distance: 'Distance',
  speed: 'Speed',
  power: 'Power',
  sets: 'Set',
  target: 'Target',
  verdict: 'Now',
  standings: 'It counts for',
  percent: (percent: string, name: string) => `${name}: ${percent}`,
  guest: 'Whose session is this?',
  scan: 'Scan to make it yours',
  scanWhy: 'The code is good for this session, for 15 minutes.',
  refused: 'This screen needs the token of its machine.',
};

export const claim = {
  title: 'Make this session yours',
  why: 'It counts for your history, your plan and your challenges from its beginning.',
  claim: 'Make it mine',
  done: 'It is yours.',
  look: 'Look at it',
  noCode: 'This address has no code. Scan the one at the machine.',
};
