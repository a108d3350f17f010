/** In what a programme may say how hard: what a range is of, what it goes with, and what bounds it. */
/** How a slot says how much. */
export type Amounts = 'sets' | 'minutes' | 'distanceM';

/** What of the bounds of a programme a range must keep. */
interface Bounding {
  readonly mostOneRepMaxPercent: number;
  readonly mostHeartRateReservePercent: number;
}

interface Intensity {
  /** As it follows a number. */
  readonly words: string;
  readonly goesWith: Amounts;
  /** The most of a range, whatever a programme says. */
  readonly most: (bounds: Bounding) => number;
}

/** By the name that stands in programmes. */
export const intensities = {
  one_rep_max: {
    words: '% of the one-repetition maximum',
    goesWith: 'sets',
    most: ({ mostOneRepMaxPercent }) => mostOneRepMaxPercent,
  },
  best_in_a_minute: { words: '% of the most repetitions in a minute', goesWith: 'sets', most: () => 100 },
  heart_rate_reserve: {
    words: '% of the heart-rate reserve',
    goesWith: 'minutes',
    most: ({ mostHeartRateReservePercent }) => mostHeartRateReservePercent,
  },
  // More than any body does for minutes.
  met: { words: 'MET', goesWith: 'minutes', most: () => 25 },
  best_speed: { words: '% of the best speed', goesWith: 'distanceM', most: () => 100 },
} as const satisfies Record<string, Intensity>;

export type IntensityName = keyof typeof intensities;
export const intensityNames = Object.keys(intensities) as IntensityName[];
