/** Only what a machine saw. */
import { Type } from 'typebox';
import { filter } from './filter.js';

export const sensor = filter<true>({
  comment: 'Only what a machine saw, not what somebody wrote down.',
  schema: Type.Literal(true),
  words: () => 'seen by a machine',
  workout:
    () =>
    ({ sensor: seen }) =>
      seen ? null : 'not_by_sensor',
});
