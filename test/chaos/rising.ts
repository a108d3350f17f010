/** Looks at how far everybody is, all the time, and notes what falls. */
import type pg from 'pg';
import { pause } from '../../engine/log.js';

/** Somebody's progress fell, or its row went. */
interface Fall {
  readonly challengeId: string;
  readonly userId: string;
  readonly from: number;
  /** Null: there was no row. */
  readonly to: number | null;
}

interface Row {
  readonly challenge_id: string;
  readonly user_id: string;
  readonly fraction: number;
}

/** What has been seen so far. */
export interface Watched {
  readonly falls: Fall[];
  /** How often something rose, by challenge. */
  readonly rises: Map<string, number>;
  /** Looks once more, and no more. */
  stop(): Promise<void>;
}

/** Begins to watch. */
export function watchProgress(db: pg.Pool): Watched {
  const seen = new Map<string, Row>();
  const falls: Fall[] = [];
  const rises = new Map<string, number>();
  let isOver = false;

  async function look(): Promise<void> {
    const { rows } = await db.query<Row>('SELECT challenge_id, user_id, fraction FROM models.challenge_progress');
    const now = new Map(rows.map((row) => [`${row.challenge_id} ${row.user_id}`, row]));
    for (const [id, { challenge_id: challengeId, user_id: userId, fraction: from }] of seen) {
      const to = now.get(id)?.fraction ?? null;
      if (to === null || to < from) falls.push({ challengeId, userId, from, to });
      else if (to > from) rises.set(challengeId, (rises.get(challengeId) ?? 0) + 1);
    }
    for (const [id, row] of now) seen.set(id, row);
  }

  const watching = (async () => {
    for (; !isOver; await pause(20)) await look();
    await look();
  })();
  // Whoever stops it hears of it.
  watching.catch(() => {});
  return {
    falls,
    rises,
    stop: () => {
      isOver = true;
      return watching;
    },
  };
}
