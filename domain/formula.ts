/**
 * A formula declared with its units, ranges and source. The declaration is what refuses: outside its ranges a formula gives no
 * estimate but the reason, so that what the reference page says and what happens are one thing.
 */
import type { Estimate } from './estimate.js';
import {
  faultOf,
  none,
  type People,
  peopleText,
  personFaultOf,
  type Quantity,
  rangeText,
  type Sex,
} from './quantity.js';

/** What the reference page says of a formula, a table or a scale. */
export interface Declared {
  /** Durable, stored with every value. */
  readonly id: string;
  /** Raised when the same inputs would give another value or another refusal. */
  readonly version: number;
  readonly gives: string;
  readonly unit: string;
  /** For what and whom it is valid; outside there is no estimate. */
  readonly range: string;
  /** Author and year. */
  readonly source: string;
}

/** The names and ranges of what a formula takes. */
export type Inputs = Readonly<Record<string, Quantity | People>>;
type Values<I extends Inputs> = { readonly [Name in keyof I]: I[Name] extends People ? Sex : number };
type Given<I extends Inputs> = {
  readonly [Name in keyof I]: (I[Name] extends People ? Sex | 'UNKNOWN' : number) | null;
};

/** A range on what several inputs make together. */
interface Together<I extends Inputs> extends Quantity {
  readonly from: (values: Values<I>) => number;
}

interface Declaration<I extends Inputs> extends Omit<Declared, 'range'> {
  readonly inputs: I;
  readonly together?: Readonly<Record<string, Together<I>>>;
  /** Bounds of an answer that a body can give. */
  readonly answer?: Pick<Quantity, 'least' | 'most'>;
  /** The formula as published, without looking at any range. */
  readonly compute: (values: Values<I>) => number;
}

/** A declared formula: `of` refuses outside the ranges, `compute` does not look. */
export interface Formula<I extends Inputs = Inputs> extends Declaration<I>, Declared {
  readonly of: (given: Given<I>) => Estimate;
}

/** Declares a formula. */
export function formula<const I extends Inputs>(declared: Declaration<I>): Formula<I> {
  const { id, version, inputs, together = {}, answer, compute } = declared;
  const range = [...Object.entries(inputs), ...Object.entries(together)].map(
    ([name, input]) => `${name}: ${'sexes' in input ? input.sexes.map(peopleText).join(' or ') : rangeText(input)}`,
  );
  if (answer) range.push(`answer: ${rangeText({ unit: '', ...answer })}`);

  function of(given: Given<I>): Estimate {
    for (const [name, input] of Object.entries(inputs)) {
      const value = given[name] ?? null;
      const fault =
        'sexes' in input ? personFaultOf(value as string | null, input) : faultOf(value as number | null, input);
      if (fault) return none(fault, name);
    }
    // Every input was just found to be there and of its kind.
    const values = given as Values<I>;
    for (const [name, quantity] of Object.entries(together)) {
      const fault = faultOf(quantity.from(values), quantity);
      if (fault) return none(fault, name);
    }
    const value = compute(values);
    if (faultOf(value, { unit: '', ...answer })) return none('implausible', 'answer');
    return { value, formula: id, version };
  }

  return { ...declared, range: range.join('; '), of };
}

/** How a formula is named where one word must do: `acsm-walk/1`. */
export const nameOf = ({ id, version }: Pick<Declared, 'id' | 'version'>): string => `${id}/${version}`;
