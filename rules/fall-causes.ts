/** Why progress may fall: every cause there is. */
export const fallCauses = {
  correction: 'Something that was known was put right or taken back.',
  late: 'Something came to be known that had happened before.',
  window: 'What counted lies too far back by now.',
  average: 'More was done, at a lower average.',
  period_ended: 'A day, week, month, visit or workout is over, and what was begun in it begins anew.',
  bound: 'More was done than the rule allows.',
} as const;

export type FallCause = keyof typeof fallCauses;
