/** What the report says, in sentences. */
import { linearRegression, mean, sampleCorrelation } from 'simple-statistics';
import type { Report, Trained } from './run.js';

/** Thirds of the members, by how much they keep to. */
export const bands = ['up to 40 %', '40 to 70 %', 'over 70 %'] as const;
export type Band = (typeof bands)[number];

/** The band of a member. */
export const bandOf = ({ adherence }: Pick<Trained, 'adherence'>): Band =>
  bands[adherence <= 0.4 ? 0 : adherence <= 0.7 ? 1 : 2] ?? 'over 70 %';

/** Whether who keeps to more of their plan gains more, and by how much. */
export function adherenceSays({ members }: Report) {
  const pairs = members.map(({ adherence, gain }) => [adherence, gain]);
  const correlation = sampleCorrelation(
    members.map(({ adherence }) => adherence),
    members.map(({ gain }) => gain),
  );
  const gains = bands.map((band) => {
    const own = members.filter((member) => bandOf(member) === band);
    return { band, members: own.length, gain: own.length === 0 ? 0 : mean(own.map(({ gain }) => gain)) };
  });
  const rises = gains.every(({ gain }, i) => i === 0 || gain > (gains[i - 1]?.gain ?? 0));
  return { correlation, slope: linearRegression(pairs).m, gains, rises };
}

/** All of it, a line each. */
export function sentences(report: Report): string[] {
  const { members, found, plans, differentPlans, seed } = report;
  const { correlation, slope, gains } = adherenceSays(report);
  return [
    `${count(members.length)} members over 26 weeks, seed ${seed}: ${count(plans)} plans, made anew each week`,
    `${count(found.beyondBounds)} numbers beyond what is safe for the member`,
    `${count(found.overMaximum)} loads over the programme's share of the maximum last measured`,
    `${count(found.jumps)} jumps greater than the step from a week to the next`,
    `${count(found.retold)} weeks told otherwise once they had begun`,
    `${count(found.unequal)} of ${count(members.length)} members whose equal, from the same facts in another order, had another plan; ${count(differentPlans)} different plans in all`,
    `by the model, 10 % more adherence goes with ${percent(slope / 10)} more strength (correlation ${correlation.toFixed(2)})`,
    ...gains.map(({ band, members: own, gain }) => `  who did ${band} of it (${count(own)}): ${percent(gain)} more`),
  ];
}

/** 12,345, the same in every runtime. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
