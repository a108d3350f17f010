/** How gyms, machines, groups and members do, from one story on one dataflow. */
import { afterAll, beforeAll } from 'vitest';
import { close, tell } from './usage/story.js';
import './usage/data-quality.js';
import './usage/groups.js';
import './usage/insights.js';
import './usage/use.js';

beforeAll(tell);
afterAll(close);
