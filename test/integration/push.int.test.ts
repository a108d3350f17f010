/** Pushes, over one running dataflow. */
import { afterAll, beforeAll } from 'vitest';
import { close, open } from './push/world.js';
import './push/members.js';
import './push/sessions.js';
import './push/examples.js';
import './push/promoted.js';
import './push/chaos.js';

beforeAll(open);
afterAll(close);
