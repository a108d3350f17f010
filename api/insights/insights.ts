/** What the insights page of a member shows, read from the views. */
import type { Database } from '../database.js';
import type { Asked } from './asked.js';
import { peersOf } from './peers.js';
import { progressOf } from './progress.js';
import { trainingOf } from './training.js';

/** Everything as of one moment: one read-only transaction, one query for each part. */
export const insightsOf = (db: Database, asked: Asked) =>
  db.transaction(
    async (snapshot) => ({
      ...(await trainingOf(snapshot, asked)),
      ...(await progressOf(snapshot, asked)),
      peers: await peersOf(snapshot, asked),
    }),
    { isolationLevel: 'repeatable read' },
  );
