/** Who may do what, and what is tried by those who may not, over HTTP on a running dataflow. */
import { afterAll, beforeAll } from 'vitest';
import { close, open } from './api/world.js';
import './access/injection.js';
import './access/matrix.js';

beforeAll(open);
afterAll(close);
