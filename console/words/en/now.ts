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

export const now = {
  now: {
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
    anotherRule: 'This page cannot judge it: the rule is not what it says to be.',
    active: 'Active',
  },
};
