/** All capacities. Who adds one names it here. */
import { bodyComposition } from './body-composition.js';
import type { Capacity } from './capacity.js';
import { consistency } from './consistency.js';
import { endurance } from './endurance.js';
import { strength } from './strength.js';

export const capacities: readonly Capacity[] = [strength, endurance, bodyComposition, consistency];
