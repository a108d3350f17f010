/** What the commands on challenges stand on: the views, and the API's own commands. */
import { type Commands, openCommands } from '../../api/commands/commands.js';
import { appendWithin, claimWithin } from '../../api/commands/log.js';
import { type Database, isOutage, openDatabase } from '../../api/database.js';
import { Problem } from '../../api/problem.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { createLog } from '../../engine/log.js';
import { openPublisher } from '../../engine/publish.js';
import { needed } from '../views/parts.js';

const WRITE_MS = 15_000;

/** Runs `work`; what the API would refuse becomes a UserError. */
export async function withChallenges<T>(work: (db: Database, commands: Commands) => Promise<T>): Promise<T> {
  const settings = readSettings();
  await needed(settings, 'Postgres');
  const log = createLog('challenges', 'silent');
  const db = openDatabase(settings.databaseUrl, log);
  const publisher = openPublisher(settings, log);
  try {
    return await work(db, openCommands(db, appendWithin(WRITE_MS, publisher), claimWithin(WRITE_MS, publisher)));
  } catch (error) {
    if (error instanceof Problem) throw new UserError(error.message, { cause: error });
    if (isOutage(error))
      throw new UserError('the views of challenges are not there: start `repstream process`', { cause: error });
    throw error;
  } finally {
    await Promise.all([publisher.close(), db.destroy()]);
  }
}
