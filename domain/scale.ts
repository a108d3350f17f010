/** Published bands of one quantity, the same for everybody: 3 to 6 MET is moderate. */
import type { Banded, NoEstimate } from './estimate.js';
import type { Declared } from './formula.js';
import { none } from './quantity.js';

/** A band from a bound on (`above`: without it), until the next band or, where the source leaves a gap, `to` and with it. */
type Step<Band extends string> = { readonly band: Band; readonly to?: number } & (
  | { readonly from: number }
  | { readonly above: number }
);

interface Declaration<Band extends string> extends Omit<Declared, 'range'> {
  /** Lowest first. */
  readonly steps: readonly Step<Band>[];
}

/** A declared scale. */
export interface Scale<Band extends string = string> extends Declaration<Band>, Declared {
  readonly of: (value: number | null) => Banded<Band> | NoEstimate;
}

/** Declares a scale. Below its first bound, and in a gap between bands, there is no band but the reason. */
export function scale<const Band extends string>(declared: Declaration<Band>): Scale<Band> {
  const { id, version, steps, unit } = declared;

  function of(value: number | null): Banded<Band> | NoEstimate {
    if (value === null) return none('missing', 'value');
    if (!Number.isFinite(value)) return none('invalid', 'value');
    const step = steps.findLast((one) => ('from' in one ? value >= one.from : value > one.above));
    if (!step) return none('below_range', 'value');
    if (step.to !== undefined && value > step.to)
      return none(step === steps.at(-1) ? 'above_range' : 'not_covered', 'value');
    return { band: step.band, norm: id, version };
  }

  const range = steps.map((step) => {
    const bound = 'from' in step ? `from ${step.from}` : `above ${step.above}`;
    return `${step.band} ${bound}${step.to === undefined ? '' : ` to ${step.to}`}`;
  });
  return { ...declared, range: `${range.join(', ')}${unit === '' ? '' : ` ${unit}`}`, of };
}
