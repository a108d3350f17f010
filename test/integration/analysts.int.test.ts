/** What analysts read of a simulated gym, over SQL and as files. */
import { afterAll, beforeAll } from 'vitest';
import { close, open } from './analysts/world.js';
import './analysts/files.js';
import './analysts/questions.js';

beforeAll(open, 300_000);
afterAll(close);
