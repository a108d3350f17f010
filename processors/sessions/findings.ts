/** What looks wrong about the data of machines, the worst first: what somebody would have repaired before anything else. */

/** A count of sessions that shows it, from how large a share of them on it is worth a word, and what to say. */
interface Finding {
  /** The column that counts, in SQL. */
  readonly counts: string;
  /** Of all sessions; 0: one is enough. */
  readonly fromShare: number;
  readonly words: string;
}

/** Shares: the odd lost message or restart is how radio and mains are; a twentieth of all sessions is not. */
const findings: readonly Finding[] = [
  {
    counts: 'unknown_machine',
    fromShare: 0,
    words: 'the machine is not in the catalogue, so its workouts have no gym: add it',
  },
  { counts: 'clock_unset', fromShare: 0, words: 'the clock is not set, so its workouts count on no day: set it' },
  {
    counts: 'split',
    fromShare: 0,
    words: 'two clients send for it and disagree on partitions: give them one partitioner',
  },
  { counts: 'implausible_counter', fromShare: 0, words: 'a counter leaps: look at its sensor' },
  { counts: 'implausible_load', fromShare: 0, words: 'loads of over 1,000 kg: look at the load sensor' },
  { counts: 'implausible_power', fromShare: 0, words: 'powers of over 5,000 W: look at the power meter' },
  { counts: 'implausible_speed', fromShare: 0, words: 'speeds of over 50 m/s: look at the speed sensor' },
  {
    counts: 'implausible_heart_rate',
    fromShare: 0.05,
    words: 'heart rates of over 250/min: look at the heart rate sensor',
  },
  { counts: 'faults', fromShare: 0, words: 'the machine reports a fault: look up its code' },
  { counts: 'gaps', fromShare: 0.05, words: 'messages are lost: look at its network' },
  { counts: 'counter_resets', fromShare: 0.05, words: 'counters begin anew within sessions: look at its power supply' },
  { counts: 'no_start', fromShare: 0.05, words: 'sessions begin without their start: look at its network' },
  { counts: 'repeats', fromShare: 0.5, words: 'messages come twice: look at how its client retries' },
];

/** SQL over the counts: the first that is found, in words with how many sessions show it; null: nothing stands out. */
export const firstFinding = `case ${findings
  .map(
    ({ counts, fromShare, words }) =>
      `when ${counts} > 0 and ${counts} >= ${fromShare} * sessions then ${counts} || ' of ' || sessions || ': ${words}'`,
  )
  .join('\n        ')} end`;
