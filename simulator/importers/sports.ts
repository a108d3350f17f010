/** Which exercise of the catalogue a recorded sport is. Ids and FIT names: the catalogue and the FIT profile. */

/** What was done, as far as the recorder says. */
export interface Activity {
  /** For people. */
  readonly title: string;
  readonly exerciseId: string;
  /** The recorder named the machine, not just a sport. */
  readonly exact: boolean;
}

/** FIT sub_sport to exercise, whatever the sport: each names a machine. */
const BY_SUB_SPORT: Readonly<Record<string, string>> = {
  treadmill: 'treadmill-run',
  indoorRunning: 'treadmill-run',
  indoorWalking: 'treadmill-walk',
  spin: 'spin-bike',
  indoorCycling: 'upright-bike',
  recumbent: 'recumbent-bike',
  indoorRowing: 'rower',
  elliptical: 'elliptical',
  stairClimbing: 'stair-climber',
};

/** FIT sport (and TCX Sport, lower-case) to exercise when nothing says which machine. */
const BY_SPORT: Readonly<Record<string, string>> = {
  running: 'treadmill-run',
  walking: 'treadmill-walk',
  cycling: 'upright-bike',
  biking: 'upright-bike',
  rowing: 'rower',
};

/** The activity of a FIT session; what the catalogue does not have gets an id `import:…` of its own. */
export function fitActivity(sport: string, subSport: string): Activity {
  const walked = sport === 'walking' && subSport === 'treadmill';
  const machine = walked ? 'treadmill-walk' : BY_SUB_SPORT[subSport];
  const name = subSport === 'generic' ? sport : `${sport} ${subSport}`;
  return activity(name, machine, BY_SPORT[sport], subSport === 'generic' ? sport : subSport);
}

/** The activity of a TCX file: Running, Biking or Other. */
export const tcxActivity = (sport: string): Activity =>
  activity(sport, undefined, BY_SPORT[sport.toLowerCase()], sport.toLowerCase());

const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const activity = (
  name: string,
  machine: string | undefined,
  usual: string | undefined,
  otherwise: string,
): Activity => ({
  title: words(name),
  exerciseId: machine ?? usual ?? `import:${words(otherwise).replaceAll(' ', '-')}`,
  exact: machine !== undefined,
});
