/** Views that Postgres computes whenever they are read: nothing is written for them, so what they say is of this moment. */
import type { Columns } from './view.js';

/** A stable name made of others with SQL. It belongs to the processor that declares it, and is promoted with its builds. */
// biome-ignore lint/suspicious/noExplicitAny: without a parameter, of any columns
export interface SqlView<Name extends string = string, C extends Columns = any> {
  readonly name: Name;
  readonly comment: string;
  readonly columns: C;
  /** The public views that it is made of, by their names in SQL; when one of them is made anew, so is this. */
  readonly reads: readonly string[];
  /** A query that gives the columns by their names in SQL. It names what it reads with its schema: `models.<view>`. */
  readonly sql: string;
  /** Analysts read it, without what is personal, in schema `analytics`; left out: they do not. */
  readonly analysts?: true;
  /** How late it may be, ms: as late as what it reads. */
  readonly freshWithinMs: number;
}

/** Declares a view that is computed when read. */
export const sqlView = <Name extends string, C extends Columns>(
  name: Name,
  declared: Omit<SqlView<Name, C>, 'name'>,
): SqlView<Name, C> => ({ ...declared, name });
