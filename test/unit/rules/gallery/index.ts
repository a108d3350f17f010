/** The challenges of rules/gallery with the histories of them that were judged by hand. */

import type { Facts } from '../../../../rules/evaluate.js';
import thirtyMinutes from '../../../../rules/gallery/01-thirty-minutes.json' with { type: 'json' };
import burn2000 from '../../../../rules/gallery/02-burn-2000.json' with { type: 'json' };
import tenTonnes from '../../../../rules/gallery/03-ten-tonnes.json' with { type: 'json' };
import sevenDays from '../../../../rules/gallery/04-seven-days.json' with { type: 'json' };
import threeWeeks from '../../../../rules/gallery/05-three-weeks.json' with { type: 'json' };
import row2000 from '../../../../rules/gallery/06-row-2000.json' with { type: 'json' };
import healthpoints from '../../../../rules/gallery/07-healthpoints.json' with { type: 'json' };
import tenMachines from '../../../../rules/gallery/08-ten-machines.json' with { type: 'json' };
import strongerLegs from '../../../../rules/gallery/09-stronger-legs.json' with { type: 'json' };
import heavySets from '../../../../rules/gallery/10-heavy-sets.json' with { type: 'json' };
import earlyBird from '../../../../rules/gallery/11-early-bird.json' with { type: 'json' };
import teamOfFive from '../../../../rules/gallery/12-team-of-five.json' with { type: 'json' };
import gymAgainstGym from '../../../../rules/gallery/13-gym-against-gym.json' with { type: 'json' };
import pushUps from '../../../../rules/gallery/14-push-ups.json' with { type: 'json' };
import bronzeSilverGold from '../../../../rules/gallery/15-bronze-silver-gold.json' with { type: 'json' };
import weekendWarrior from '../../../../rules/gallery/16-weekend-warrior.json' with { type: 'json' };
import duathlon from '../../../../rules/gallery/17-duathlon.json' with { type: 'json' };
import fiveStations from '../../../../rules/gallery/18-five-stations.json' with { type: 'json' };
import nationalDay from '../../../../rules/gallery/19-national-day.json' with { type: 'json' };
import { termsOf } from '../../../../rules/terms.js';
import { nobody } from '../given.js';
import { golden as thirtyMinutesGolden } from './01-thirty-minutes.js';
import { golden as burn2000Golden } from './02-burn-2000.js';
import { golden as tenTonnesGolden } from './03-ten-tonnes.js';
import { golden as sevenDaysGolden } from './04-seven-days.js';
import { golden as threeWeeksGolden } from './05-three-weeks.js';
import { golden as row2000Golden } from './06-row-2000.js';
import { golden as healthpointsGolden } from './07-healthpoints.js';
import { golden as tenMachinesGolden } from './08-ten-machines.js';
import { golden as strongerLegsGolden } from './09-stronger-legs.js';
import { golden as heavySetsGolden } from './10-heavy-sets.js';
import { golden as earlyBirdGolden } from './11-early-bird.js';
import { golden as teamOfFiveGolden } from './12-team-of-five.js';
import { golden as gymAgainstGymGolden } from './13-gym-against-gym.js';
import { golden as pushUpsGolden } from './14-push-ups.js';
import { golden as bronzeSilverGoldGolden } from './15-bronze-silver-gold.js';
import { golden as weekendWarriorGolden } from './16-weekend-warrior.js';
import { golden as duathlonGolden } from './17-duathlon.js';
import { golden as fiveStationsGolden } from './18-five-stations.js';
import { golden as nationalDayGolden } from './19-national-day.js';
import { type Challenge, fromCalendar } from './calendar.js';
import type { Golden } from './golden.js';

const judgedBy = (challenge: Challenge, golden: readonly Golden[]) => ({
  challenge,
  rule: challenge.rule,
  histories: golden.map((one) => {
    const terms = termsOf(challenge.terms, one.joinedAt ?? 0);
    const facts: Facts = { workouts: one.workouts, person: one.person ?? nobody, terms, now: one.now ?? terms.to };
    return { title: one.title, golden: one, facts };
  }),
});

/** By file. */
export const goldens = Object.entries({
  '01-thirty-minutes': judgedBy(thirtyMinutes, thirtyMinutesGolden),
  '02-burn-2000': judgedBy(burn2000, burn2000Golden),
  '03-ten-tonnes': judgedBy(tenTonnes, tenTonnesGolden),
  '04-seven-days': judgedBy(sevenDays, sevenDaysGolden),
  '05-three-weeks': judgedBy(threeWeeks, threeWeeksGolden),
  '06-row-2000': judgedBy(row2000, row2000Golden),
  '07-healthpoints': judgedBy(healthpoints, healthpointsGolden),
  '08-ten-machines': judgedBy(tenMachines, tenMachinesGolden),
  '09-stronger-legs': judgedBy(strongerLegs, strongerLegsGolden),
  '10-heavy-sets': judgedBy(heavySets, heavySetsGolden),
  '11-early-bird': judgedBy(earlyBird, earlyBirdGolden),
  '12-team-of-five': judgedBy(teamOfFive, teamOfFiveGolden),
  '13-gym-against-gym': judgedBy(gymAgainstGym, gymAgainstGymGolden),
  '14-push-ups': judgedBy(pushUps, pushUpsGolden),
  '15-bronze-silver-gold': judgedBy(bronzeSilverGold, bronzeSilverGoldGolden),
  '16-weekend-warrior': judgedBy(weekendWarrior, weekendWarriorGolden),
  '17-duathlon': judgedBy(duathlon, duathlonGolden),
  '18-five-stations': judgedBy(fiveStations, fiveStationsGolden),
  '19-national-day': judgedBy(fromCalendar(nationalDay), nationalDayGolden),
}).map(([file, one]) => ({ file, ...one }));
