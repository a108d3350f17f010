/** A source topic shown as a view, row by row: the dimensions that analysts join. */
import {
  type Columns,
  defineProcessor,
  type Received,
  type RowOf,
  type Topic,
  type View,
} from '../../engine/declare.js';

interface Mirror<Value, Name extends string, C extends Columns> {
  /** The processor's; the view's where left out. */
  name?: string;
  view: View<Name, C>;
  version: number;
  topic: Topic<string, Value, 'source'>;
  keyedBy: string;
  /** What has a row of its own; the topic's entity where left out. */
  entity?: (value: Value) => string;
  /** Whether a later record of the same entity takes the place of the one shown; a source topic has one order per key. */
  supersedes: (later: Value, shown: Value) => boolean;
  /** The row of an entity, or null when it has none. */
  row: (value: Value) => RowOf<C> | null;
}

/** A processor that shows one row per entity of a source topic, and computes nothing. */
export function mirror<Value extends object, Name extends string, C extends Columns>(declared: Mirror<Value, Name, C>) {
  const { view, name = view.name, version, topic, keyedBy, entity = topic.entity, supersedes, row } = declared;
  return defineProcessor({
    name,
    version,
    comment: view.comment,
    keyedBy,
    from: { records: topic },
    views: { view },
    initial: (): { shown: Value | null } => ({ shown: null }),
    scope: { records: (record) => entity(record) },
    on: {
      records(draft, records) {
        for (const received of records) {
          const record = withoutReceipt(received);
          if (!draft.shown || supersedes(record, draft.shown)) draft.shown = record;
        }
      },
    },
    show({ shown }) {
      const values = shown && row(shown);
      return values ? [view.row(values)] : [];
    },
  });
}

function withoutReceipt<Value extends object>({ receivedAt: _, ...value }: Received<Value>): Value {
  // TypeScript cannot see that an intersection with its own part taken out is what it was before.
  return value as unknown as Value;
}

/** For entries with validFrom: the one that is valid last; of two from the same time the later record. */
export const validLast = (later: { validFrom: number }, shown: { validFrom: number }): boolean =>
  later.validFrom >= shown.validFrom;
