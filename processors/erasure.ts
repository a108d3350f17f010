/** Who was erased: the record in `users` that lasts. */
import type { Erasure } from '../engine/declare.js';
import type { User } from '../schemas/generated/users.js';
import { users } from '../schemas/topics.js';

/** Of a user whose record says `erased` nothing is shown, by any processor. */
export const erasure: Erasure = {
  topic: users,
  keyedBy: [
    ...['user', 'body measurement as it came', 'entered workout as it came'],
    ...['enrolment as it came', 'award as it came', 'plan override as it came'],
    'benchmark result as it came',
  ],
  isErased: (value) => (value as User).erased,
};
