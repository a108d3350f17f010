/** From a workout to what a member is told: once, whatever is killed, built anew or corrected, and whatever receivers do. */
import { afterAll, beforeAll } from 'vitest';
import { close, open } from './issue/world.js';
import './issue/deliveries.js';
import './issue/awards.js';
import './issue/teams.js';
import './issue/builds.js';

beforeAll(open);
afterAll(close);
