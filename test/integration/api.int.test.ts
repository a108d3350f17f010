/** The API, a file for each resource, over one running dataflow: starting it costs more than any of them. */
import { afterAll, beforeAll } from 'vitest';
import { close, open } from './api/world.js';
import './api/benchmarks.js';
import './api/accesses.js';
import './api/catalogue.js';
import './api/database.js';
import './api/diagnostics.js';
import './api/entered-workouts.js';
import './api/judging.js';
import './api/live-sessions.js';
import './api/member-profile.js';
import './api/metrics.js';
import './api/migrated-programmes.js';
import './api/next-target.js';
import './api/profiles.js';
import './api/programmes.js';
import './api/prometheus.js';
import './api/verification.js';
import './api/views.js';
import './api/workouts.js';

beforeAll(open);
afterAll(close);
