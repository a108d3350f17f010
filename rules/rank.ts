/** Ranks groups, such as gyms, by what their members gave. */
import type { Contribution } from './contribution.js';
import type { Ranking } from './nodes/ranking.js';
import type { Rule } from './rule.js';

/** A group that takes part. */
export interface Ranked {
  readonly id: string;
  /** All of its members, whether they take part or not: its size. */
  readonly members: number;
  /** Of those who take part. */
  readonly contributions: readonly Contribution[];
}

/** Where a group stands among those of its size. */
export interface Place {
  readonly id: string;
  /** 0: the smallest groups. */
  readonly sizeClass: number;
  /** Of its class; equals share one, and the next is as many further. Null: nobody takes part. */
  readonly rank: number | null;
  /** What is ranked by, in the own unit of the measure. */
  readonly value: number;
  readonly participants: number;
}

/** The groups, class by class, best first; equals by id. */
export function rank({ root }: Rule, groups: readonly Ranked[]): Place[] {
  const { across, sizes = [] } = root as Ranking;
  const entries = groups.map(({ id, members, contributions }) => {
    const participants = contributions.length;
    const sum = contributions.reduce((all, { parts }) => all + (parts[0]?.amount ?? 0), 0);
    const value = across === 'sum' ? sum : participants && sum / participants;
    return { id, sizeClass: sizes.filter((size) => members >= size).length, value, participants };
  });
  entries.sort(
    (a, b) =>
      a.sizeClass - b.sizeClass ||
      Math.sign(b.participants) - Math.sign(a.participants) ||
      b.value - a.value ||
      (a.id < b.id ? -1 : 1),
  );
  return entries.map((entry) => {
    const rivals = entries.filter((one) => one.sizeClass === entry.sizeClass && one.participants > 0);
    const before = rivals.filter(({ value }) => value > entry.value).length;
    return { ...entry, rank: entry.participants === 0 ? null : before + 1 };
  });
}
