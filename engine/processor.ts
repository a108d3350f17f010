/** What a processor is, as data: `defineProcessor` and the types of its fold. */
import type { SqlView } from './sql-view.js';
import type { Outgoing, Topic } from './topic.js';
import type { Row, View } from './view.js';

/** A source event as a fold gets it: its value and the broker's time of receipt (ms), which no row may show. */
export type Received<Value> = Value & { readonly receivedAt: number };

/** A derived event: the entity's present value, or null when it was retracted, and the task it came from. */
export interface Delivered<Value> {
  readonly entity: string;
  readonly producer: string;
  readonly value: Value | null;
}

/** One entity of a kept input before and after this fold (null: there was or is none). */
export interface Change<Value> {
  readonly entity: string;
  readonly former: Value | null;
  readonly now: Value | null;
}

/** The state of a scope as an earlier build of the processor keeps it. */
export interface Former {
  readonly version: number;
  readonly state: unknown;
}

/** An input whose latest value per entity the engine keeps, so that the fold can look back. */
export interface Kept<T extends Topic = Topic, Value = ValueOf<T>> {
  readonly kept: T;
  /** What is kept of a value, as plain JSON: all that handlers, look-ups and `weight` see of it; null: nothing, as if there were no such entity. Left out: the whole value. */
  project?(value: ValueOf<T>): Value | null;
  /** Should several tasks produce one entity, the value with the greatest weight counts (default: the event time), of equals that of the smallest producer name. */
  weight?(value: Value): number;
}
/** Keeps the latest value of each entity of `topic` per key, ordered by the topic's event time. */
export function keep<T extends Topic>(topic: T, options?: Pick<Kept<T>, 'weight'>): Kept<T>;
/** Keeps only what `project` makes of the latest value of each entity, and nothing where that is null. */
export function keep<T extends Topic, Value extends object>(
  topic: T,
  options: Pick<Kept<T, Value>, 'weight'> & { readonly project: (value: ValueOf<T>) => Value | null },
): Kept<T, Value>;
export function keep<T extends Topic>(topic: T, options: Omit<Kept<T>, 'kept'> = {}): Kept<T> {
  return { ...options, kept: topic };
}

// biome-ignore lint/suspicious/noExplicitAny: a topic of any value; the value's type comes back through inference
type AnyTopic = Topic<string, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Input = AnyTopic | Kept<Topic<string, any>, any>;
/** The topic of an input, kept or not. */
export const topicOf = (input: Input): Topic => ('kept' in input ? input.kept : input);

type ValueOf<T> = T extends Topic<string, infer V> ? V : never;
type EventOf<I> =
  I extends Kept<infer _, infer V>
    ? Change<V>
    : I extends Topic<string, infer V, infer R>
      ? R extends 'source'
        ? Received<V>
        : Delivered<V>
      : never;

/** A table: the entries of a small topic by id and time. */
export interface Table<Value> {
  /** The entry of `id` valid at `at` (ms): the latest not after it, else the earliest; undefined when the id is unknown. */
  get(id: string, at: number): Value | undefined;
}

/** Looks into what a kept input holds for this key. May make the engine fetch and run the fold again. */
export interface KeptLookup<Value> {
  /** The entity with the greatest event time not after `at`; of equals the greatest id. */
  latest(at: number): Value | undefined;
  /** The entity with the smallest event time after `at`; of equals the smallest id. */
  next(at: number): Value | undefined;
  /** All entities with `from` ≤ event time < `to`, by (event time, id). */
  range(from: number, to: number): readonly Value[];
}

interface Reading<From> {
  readonly kept: { readonly [K in keyof From]: From[K] extends Kept<infer _, infer V> ? KeptLookup<V> : never };
}

/** What `on` may use besides its draft and events. Tables change, and a state is a function of facts: only `show` looks into them. */
export interface FoldContext<State, From> extends Reading<From> {
  readonly key: string;
  /** The partition that this key's records come by. */
  readonly partition: number;
  /** The draft of another scope of this key (a fresh one when there is none); it is shown afterwards. */
  state(scope: string): State;
  /** The drafts of several, in their order. What is not in memory is fetched at once: one by one, each would run the fold again. */
  states(scopes: readonly string[]): readonly State[];
  /** Shows again all scopes of this key whose order lies in [from, to). */
  touch(from: number, to: number): void;
}

/** What the scope `''` of a key shows to the other scopes of it. */
export interface Shared<Value = object> {
  readonly kind: 'shared';
  readonly value: Value;
}

/** What may be shared; see `shares` of a processor. */
export interface Shares<Value> {
  of(value: Value): Shared<Value>;
}

/** Declares what a processor shares: plain JSON of this type. */
export const shared = <Value extends object>(): Shares<Value> => ({ of: (value) => ({ kind: 'shared', value }) });

/** What `show` may use besides the state. */
export interface ShowContext<From, Tables, Sharing = never> extends Reading<From> {
  readonly tables: { readonly [K in keyof Tables]: Table<ValueOf<Tables[K]>> };
  readonly key: string;
  readonly scope: string;
  readonly partition: number;
  /** The latest tick folded (ms; 0 before the first): the only clock. */
  readonly tick: number;
  /** The order of this key's next scope, or null when this is the last (only with `order`). */
  readonly next: number | null;
  /** What the scope `''` of this key shares at present; null: nothing. */
  readonly shared: Sharing | null;
  /** Asks to be shown again at a time (ms), as `wakeAt` does, where only what was looked up tells when; of several the earliest counts. */
  wake(at: number): void;
}

type Handlers<State, From, Scoped> = {
  readonly [K in keyof From]: (
    draft: [Scoped] extends [never] ? State : K extends Scoped ? State : null,
    events: readonly EventOf<From[K]>[],
    context: FoldContext<State, From>,
  ) => void;
};

type RowsOf<Views> = { [K in keyof Views]: Views[K] extends View<infer N, infer _> ? Row<N> : never }[keyof Views];
type SharedOf<Sharing> = [Sharing] extends [never] ? never : Shared<Sharing>;
type OutgoingsOf<To> = { [K in keyof To]: To[K] extends Topic<infer N, infer V> ? Outgoing<N, V> : never }[keyof To];

/** A deterministic fold over keyed topics: the only thing that computes. */
export interface Processor<
  State = unknown,
  From extends Readonly<Record<string, Input>> = Readonly<Record<string, Input>>,
  Scoped extends keyof From = never,
  Tables extends Readonly<Record<string, AnyTopic>> = Readonly<Record<string, AnyTopic>>,
  To extends Readonly<Record<string, AnyTopic>> = Readonly<Record<string, AnyTopic>>,
  Views extends Readonly<Record<string, View>> = Readonly<Record<string, View>>,
  Sharing = never,
> {
  /** Durable: consumer group, states and tables hang off it. */
  readonly name: string;
  /** Raise it to build a new lineage from nothing. */
  readonly version: number;
  readonly comment: string;
  /** The key of all inputs, in words (`equipment`, `user`). */
  readonly keyedBy: string;
  readonly from: From;
  readonly tables?: Tables;
  readonly to?: To;
  readonly views?: Views;
  /** Stable names over public views, computed when read. */
  readonly sqlViews?: Readonly<Record<string, SqlView>>;
  /**
   * What the scope `''` shows to all others of its key. Once it is another, they are shown again as with an entry of a table: in bounded
   * steps, however many they are.
   */
  readonly shares?: Shares<Sharing>;
  /** The state of a scope nothing has been folded into. Plain JSON: no undefined, Map or Date. */
  readonly initial: () => State;
  /** Which part of the key an event belongs to; without it the key is one scope, `''`. An input left out has no state of its own. */
  readonly scope?: { readonly [K in Scoped]: (event: EventOf<From[K]>) => string };
  /** Orders the scopes of a key (ms); a scope is shown again when the order of the next one changes. Null: not in the order. */
  readonly order?: (state: State) => number | null;
  /** Changes the draft for all new events of a scope at once. */
  readonly on: Handlers<State, From, Scoped>;
  /** When (ms) to show this scope again though nothing was folded, or null; `tick`: the latest folded, as `show` gets it. A time not after it is past. A scope with a wake to come is unfinished: nothing of it is purged. */
  readonly wakeAt?: (state: Readonly<State>, tick: number) => number | null;
  /**
   * What a state of an earlier build is here. Where the beginning of an input was purged, a build begins with these, of all scopes that
   * have an event there; of these, whatever the earlier build had folded is not folded again. Only for inputs that are sources and belong
   * to scopes. Of its own version, the state as it is. Pure.
   */
  readonly inherit?: (former: Former) => State;
  /** All rows and outgoing entities of a scope; what is no longer returned is deleted or retracted. */
  readonly show: (
    state: Readonly<State>,
    context: ShowContext<From, Tables, Sharing>,
  ) => readonly (RowsOf<Views> | OutgoingsOf<To> | SharedOf<Sharing>)[];
}

/** Checks a declaration's types; what is undeclared, missing or of the wrong row does not compile. */
export const defineProcessor = <
  State,
  From extends Readonly<Record<string, Input>>,
  Scoped extends keyof From = never,
  // biome-ignore lint/complexity/noBannedTypes: no tables, no outputs, no views
  Tables extends Readonly<Record<string, AnyTopic>> = {},
  // biome-ignore lint/complexity/noBannedTypes: as above
  To extends Readonly<Record<string, AnyTopic>> = {},
  // biome-ignore lint/complexity/noBannedTypes: as above
  Views extends Readonly<Record<string, View>> = {},
  Sharing = never,
>(
  processor: Processor<State, From, Scoped, Tables, To, Views, Sharing>,
): Processor<State, From, Scoped, Tables, To, Views, Sharing> => processor;

/** Something that a scope shows. */
export type Output = Row | Outgoing | Shared;

/* biome-ignore-start lint/suspicious/noExplicitAny: the engine treats states and events as opaque */
/** A processor of any state and inputs, as the engine runs it. */
export interface AnyProcessor {
  readonly name: string;
  readonly version: number;
  /** Tells this build from others of its version. */
  readonly build?: string;
  readonly comment: string;
  readonly keyedBy: string;
  readonly from: Readonly<Record<string, Input>>;
  readonly tables?: Readonly<Record<string, AnyTopic>>;
  readonly to?: Readonly<Record<string, AnyTopic>>;
  readonly views?: Readonly<Record<string, View>>;
  readonly sqlViews?: Readonly<Record<string, SqlView>>;
  readonly shares?: Shares<any>;
  readonly initial: () => any;
  readonly scope?: { readonly [input: string]: (event: any) => string } | undefined;
  readonly order?: (state: any) => number | null;
  readonly on: { readonly [input: string]: (draft: any, events: readonly any[], context: any) => void };
  readonly wakeAt?: (state: any, tick: number) => number | null;
  readonly inherit?: (former: Former) => any;
  readonly show: (state: any, context: any) => readonly Output[];
}
/* biome-ignore-end lint/suspicious/noExplicitAny: . */
