/** Why a workout did not count, or not whole: a closed list, so that every "why did my workout not count?" has an answer. */
export const reasons = {
  before_start: 'It began before the challenge did.',
  after_end: 'It began after the challenge had ended.',
  before_join: 'It began before the member joined.',
  other_gym: 'It was in a gym that does not count.',
  other_exercise: 'It was another exercise.',
  other_machine: 'It was on another kind of machine.',
  other_muscle: 'It was for other muscles.',
  other_weekday: 'It was on another day of the week.',
  other_time_of_day: 'It was at another time of the day.',
  not_by_sensor: 'It was written down, and only what a machine saw counts.',
  too_short: 'It was too short.',
  too_long: 'It was too long.',
  too_easy: 'It was too easy.',
  too_hard: 'It was too hard.',
  intensity_unknown: 'Nobody knows how hard it was: there is no heart rate, or no energy estimate.',
  too_light: 'The load was too light.',
  too_heavy: 'The load was too heavy.',
  set_too_small: 'The sets had too few repetitions.',
  set_too_large: 'The sets had too many repetitions.',
  no_personal_value: "The member's own value that the rule compares with is not known.",
  nothing_of_it: 'There was nothing in it of what is counted.',
  over_cap: 'The most that counts in the time was reached.',
  outside_window: 'It was outside the time in which this part of the rule counts.',
  out_of_sequence: 'It did not follow what has to come before in time.',
} as const;

export type Reason = keyof typeof reasons;
