/** What is compared: records of one kind, and the features that each of them has. */

/** A number that every record of a kind has, or null where it was not measured. */
export interface Feature {
  readonly name: string;
  readonly title: string;
  /** Empty: a plain number. */
  readonly unit: string;
  readonly decimals: number;
  /** A change, shown with its sign. */
  readonly signed?: boolean;
  /** A sentence from what is typical of both, as `typically 10`. */
  readonly says: (simulated: string, real: string) => string;
  /** Follows from others, or few records have it: compared by itself only, not in the models. */
  readonly alone?: boolean;
}

/** One thing that somebody did. */
export interface SampleRecord {
  /** For people: which of all it is. */
  readonly id: string;
  /** Records of one workout or recording are alike: models never train on one and are asked about another. */
  readonly group: string;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Something to foretell, and from what; in the units of the task. */
export interface Example {
  readonly group: string;
  readonly inputs: readonly number[];
  readonly target: number;
}

/** What a model is to learn from examples. */
export interface Task {
  readonly title: string;
  readonly inputs: readonly string[];
  readonly unit: string;
  readonly decimals: number;
}

/** A kind of record. */
export interface Kind {
  readonly name: string;
  readonly title: string;
  /** One of them, and several, for sentences. */
  readonly one: string;
  readonly many: string;
  readonly features: readonly Feature[];
  readonly task: Task | null;
}

/** The records of one side, with the examples of the kind's task. */
export interface Sample {
  readonly records: readonly SampleRecord[];
  readonly examples: readonly Example[];
}
