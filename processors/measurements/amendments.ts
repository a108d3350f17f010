/** Later decisions about a measurement. */
import type { EditedFigures, MeasurementAmendment } from '../../schemas/generated/measurement-amendments.js';
import { type Decided, laterOf } from '../decisions.js';

/** The decision in force of each kind; null: none was made. */
export interface Decisions {
  voided: Decided<boolean> | null;
  edited: Decided<EditedFigures> | null;
}

export const noDecisions = (): Decisions => ({ voided: null, edited: null });

/** Takes a decision in; voiding and reinstating are of one kind. */
export function decide(decisions: Decisions, amendment: MeasurementAmendment): void {
  const { voided, reinstated, edited } = amendment;
  if (voided !== null || reinstated !== null) decisions.voided = laterOf(decisions.voided, amendment, voided !== null);
  if (edited !== null) decisions.edited = laterOf(decisions.edited, amendment, { ...edited });
}

/** The measurement as staff put it right; null leaves a figure as measured. */
export const amended = <Measured extends EditedFigures>(measured: Measured, { edited }: Decisions): Measured =>
  edited === null ? measured : { ...measured, ...known(edited.value) };

const known = (figures: EditedFigures): Partial<EditedFigures> =>
  Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== null));

/** The decisions in force, by kind, as a row tells them. */
export function toldOf(measured: EditedFigures, { voided, edited }: Decisions): object {
  const told: Record<string, object> = {};
  if (edited) {
    const { value: is, ...decision } = edited;
    const corrected = Object.entries(is).filter(([, figure]) => figure !== null);
    const was = corrected.map(([name]) => [name, measured[name as keyof EditedFigures]]);
    told.edited = { ...decision, was: Object.fromEntries(was), is: Object.fromEntries(corrected) };
  }
  if (voided) {
    const { value, ...decision } = voided;
    told[value ? 'voided' : 'reinstated'] = decision;
  }
  return told;
}
