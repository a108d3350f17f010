/** All kinds of record, in the order of the page. */
import { enduranceKinds } from './endurance.js';
import type { Kind } from './kind.js';
import { bodyweightSets, exercises, sets, visits } from './strength.js';

export const kinds: readonly Kind[] = [sets, exercises, visits, bodyweightSets, ...enduranceKinds];
