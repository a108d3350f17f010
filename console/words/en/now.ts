/** What is said of a session that goes on. */
const actions: Readonly<Record<string, string>> = {
  go: 'Go on like this',
  lower: 'Take it down now',
  rest: 'Rest before the next set',
  stop: 'Stop now',
  done: 'Done for today',
  free: 'As you like',
};
const dials: Readonly<Record<string, string>> = {
  speedMmPerS: 'Speed',
  inclineBp: 'Incline',
  powerW: 'Power',
  resistanceDeci: 'Resistance',
  loadGrams: 'Load',
  repetitions: 'Repetitions',
};

const figures: Readonly<Record<string, string>> = {
  sets: 'Sets',
  repetitions: 'Repetitions',
  loadGrams: 'Load',
  activeMs: 'Active time',
  distanceMm: 'Distance',
  workJ: 'Work',
  energyCal: 'Energy',
  averageHeartRateBpm: 'Heart rate',
};

export const now = {
  title: 'Now',
  open: 'All about this session',
  over: 'Over',
  live: 'Live',
  lost: 'Connection lost: the figures catch up by themselves.',
  joining: 'Waiting for the machine to say something.',
  partly:
    'What the machine said before you opened this page cannot be heard any more: the server alone judges this session.',
  next: 'Next',
  action: (action: string) => actions[action] ?? action,
  dial: (of: string) => dials[of] ?? of,
  inTheNext: (seconds: number | null) => (seconds === null ? 'In the next set' : 'In the next minute'),
  cap: (bpm: number) => `Never over ${bpm} beats a minute`,
  source: (source: string) => `By ${source}`,
  judged: 'With this session',
  none: 'No challenge and no plan counts this session.',
  provisional: 'Provisional',
  provisionalWhy: 'Worked out by this page. The server counts once the session is over.',
  awaited: 'The server is counting',
  agreed: (server: string) => `The server counted ${server}, as this page did.`,
  disagreed: (server: string, page: string) => `The server counted ${server}, this page ${page}.`,
  setBySet: 'Set by set',
  setAgreed: (set: number, server: string) => `Set ${set}: the server counted ${server}, as this page did.`,
  setDisagreed: (set: number, server: string, page: string) =>
    `Set ${set}: the server counted ${server}, this page ${page}.`,
  figureDiffers: (figure: string, set: number | null, page: string, server: string) =>
    `${figures[figure] ?? figure}${set === null ? '' : ` of set ${set}`}: this page counted ${page}, the server ${server}.`,
  partDiffers: (asks: string, page: string, server: string) =>
    `Of “${asks}”: by this page ${page}, by the server ${server}.`,
  otherFacts:
    'The server looked at something of you that this page did not know yet: another workout, or a measurement.',
  anotherRule: 'This page cannot judge it: the rule is not what it says to be.',
  active: 'Active',
};
