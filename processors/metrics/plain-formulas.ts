/** Values that follow from no published formula: how they are made, by the names under which the views show it. */

/** A figure as it was measured. */
export const asMeasured = { id: 'as-measured', version: 1 } as const;
/** All figures added up. */
export const added = { id: 'sum', version: 1 } as const;
/** The mean of the figures, by time. */
export const weightedMean = { id: 'weighted-mean', version: 1 } as const;
/** The most in any window of 60 s. */
export const slidingMinute = { id: 'sliding-minute', version: 1 } as const;
/** Distance over active time. */
export const meanSpeed = { id: 'mean-speed', version: 1 } as const;
