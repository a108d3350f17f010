/** The standard of a programme in a test of fitness: who falls short of it is enrolled, who meets it leaves. */
import { type Static, Type } from 'typebox';
import type { NoEstimate } from '../../domain/estimate.js';
import { ipptPushUps, ipptRun, ipptSitUps } from '../../domain/norms/ippt.js';
import type { Sex } from '../../domain/quantity.js';
import { numberWords } from '../say.js';

/** As a programme has it. */
export const BenchmarkSchema = Type.Object(
  {
    kind: Type.Literal('ippt', {
      description: 'Push-ups and sit-ups in a minute and a run over 2.4 km, by the tables of the IPPT.',
    }),
    leastPoints: Type.Integer({ minimum: 1, maximum: 100, description: 'Of all stations together.' }),
    leastOfEach: Type.Optional(Type.Integer({ minimum: 0, maximum: 25, description: 'Of each station; left out: 1.' })),
  },
  {
    additionalProperties: false,
    description: 'Who falls short of it in a test is enrolled, and who meets it leaves; left out: neither.',
  },
);
export type Benchmark = Static<typeof BenchmarkSchema>;

/** What somebody did in it. */
export interface Tested {
  readonly pushUps: number;
  readonly sitUps: number;
  readonly runSeconds: number;
}

/** What a station gave. */
export interface Station {
  readonly station: 'push-ups' | 'sit-ups' | 'run';
  readonly points: number;
  readonly most: number;
}

/** Points by station; or why there are none, as for whom the tables were not made. */
export function stationsOf(
  { pushUps, sitUps, runSeconds }: Tested,
  person: { readonly age: number | null; readonly sex: Sex | 'UNKNOWN' | null },
): readonly Station[] | NoEstimate {
  const estimates = [
    { station: 'push-ups', most: 25, points: ipptPushUps.of({ ...person, repetitions: pushUps }) },
    { station: 'sit-ups', most: 25, points: ipptSitUps.of({ ...person, repetitions: sitUps }) },
    { station: 'run', most: 50, points: ipptRun.of({ ...person, seconds: runSeconds }) },
  ] as const;
  const stations: Station[] = [];
  for (const { points, ...station } of estimates) {
    if ('none' in points) return points;
    stations.push({ ...station, points: points.value });
  }
  return stations;
}

export const pointsOf = (stations: readonly Station[]): number => stations.reduce((sum, { points }) => sum + points, 0);

/** Whether points meet the standard, with the reason: the points of each station, and which of them fell short. */
export function heldAgainst(
  { leastPoints, leastOfEach = 1 }: Benchmark,
  stations: readonly Station[],
): { readonly met: boolean; readonly because: string } {
  const total = pointsOf(stations);
  const tooFew = stations.filter(({ points }) => points < leastOfEach);
  const met = total >= leastPoints && tooFew.length === 0;
  const all = `${total} of 100 points (${stations.map(stationText).join(', ')}); the standard is ${leastPoints}, and ${leastOfEach} of each`;
  if (met) return { met, because: `met the standard: ${all}` };
  // Of a sum no one station is to blame: told are those that gave less than their share of the standard.
  const below = stations.filter(({ points, most }) => points < (leastPoints * most) / 100);
  const short = tooFew.length > 0 ? tooFew : below;
  return { met, because: `fell short in ${short.map(({ station }) => station).join(', ')}: ${all}` };
}

const stationText = ({ station, points, most }: Station) => `${station} ${numberWords(points)} of ${most}`;
