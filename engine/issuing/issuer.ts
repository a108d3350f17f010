/** What an issuer is, as data: it tells the outside what a view came to, as facts that stay when the view is built anew. */
import type { Outgoing, Topic } from '../topic.js';

/** A fact to append once, by the identity of its entity; those along with it are appended only if it was not appended before. */
export interface Issue {
  readonly fact: Outgoing;
  readonly along: readonly Outgoing[];
}

/** What an issuer may use besides the event. */
export interface IssueContext {
  /** The latest tick, ms. */
  readonly tick: number;
  /** False: the event stood before its build was promoted, so that what it says is news only to readers of that build. */
  readonly isNews: boolean;
}

/** Follows the promoted build of a derived topic, and appends facts to source topics. */
// Methods, so that an issuer of one kind of event is one of unknown events to the engine.
export interface Issuer<Value = unknown> {
  /** Durable: what it has issued hangs off it. */
  readonly name: string;
  readonly follows: Topic<string, Value, 'derived'>;
  readonly to: readonly Topic<string, unknown, 'source'>[];
  /** What is to be said of an event. Pure: ids are computed from what facts are about, so that the same are proposed again and again. */
  issue(value: Value, context: IssueContext): readonly Issue[];
}
