/** How a change of a member's workouts reads, whoever tells it: what was decided, and what their history had and has of it. */
import { bigint, integer, nullable, text, timestamp, uuid } from '../engine/declare.js';
import type { Decided } from './decisions.js';

/** Columns of a decision about a workout. */
export const changeColumns = {
  decisionId: uuid('The record that decided it.'),
  decidedAt: timestamp('When it was decided.'),
  decidedBy: text("Who decided: a user_id or a service; '' where that would tell to whom a workout went."),
  reason: text("Why, in the words of whoever decided; '' where none are asked for."),
  wasRepetitions: nullable(integer('Repetitions before; null: the member did not have the workout.')),
  isRepetitions: nullable(integer('Repetitions now; null: the member does not have the workout.')),
  wasLoadGrams: nullable(integer('Heaviest load of a set before, g; 0: none.')),
  isLoadGrams: nullable(integer('Heaviest load of a set now, g; 0: none.')),
  wasDistanceMm: nullable(bigint('Distance before, mm.')),
  isDistanceMm: nullable(bigint('Distance now, mm.')),
};

/** What a history says of a workout in short: repetitions are those of its sets. */
interface Figures {
  readonly sets: readonly { readonly repetitions: number; readonly loadGrams: number }[];
  readonly distanceMm: number;
}

const repetitionsOf = ({ sets }: Figures): number => sets.reduce((sum, { repetitions }) => sum + repetitions, 0);
const heaviest = ({ sets }: Figures): number => sets.reduce((most, { loadGrams }) => Math.max(most, loadGrams), 0);

/** The cells of `changeColumns`: `was` and `is` are what the member has of the workout without and with the decision (null: nothing). */
export const changeOf = (
  { id, at, by, reason }: Omit<Decided<unknown>, 'value'>,
  was: Figures | null,
  is: Figures | null,
) => ({
  ...{ decisionId: id, decidedAt: at, decidedBy: by, reason },
  wasRepetitions: was && repetitionsOf(was),
  isRepetitions: is && repetitionsOf(is),
  wasLoadGrams: was && heaviest(was),
  isLoadGrams: is && heaviest(is),
  wasDistanceMm: was?.distanceMm ?? null,
  isDistanceMm: is?.distanceMm ?? null,
});
