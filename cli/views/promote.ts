/** `repstream views promote`: readers see this build; exit code 1 when something stands against it. */
import { UserError } from '../../deploy/user-error.js';
import { partitionCounts } from '../../engine/kafka.js';
import { promote as promoteLineage } from '../../engine/lineages/promote.js';
import { type AskOptions, asked, movesText, say, sayBlocked } from './asking.js';
import { withBroker, withDatabase } from './parts.js';

export interface PromoteOptions extends AskOptions {
  readonly force?: boolean;
  readonly tell?: boolean;
}

export async function promote(lineage: string, options: PromoteOptions): Promise<void> {
  const { force = false, tell = false, json } = options;
  if (force && !(options.by?.trim() && options.reason?.trim()))
    throw new UserError('--force needs --by NAME and --reason TEXT: both go into the history');
  const result = await withDatabase((database, settings) =>
    promoteLineage(database, {
      ...asked(options),
      lineage,
      force,
      tell,
      partitionsOf: (topics) => withBroker(settings, ({ admin }) => partitionCounts(admin, topics)),
      onBlocked: sayBlocked,
      onWaiting: (why) => say(`waiting for its next tick, for a minute at most: ${why}`),
    }),
  );
  const { moves, refusals, promoted } = result;
  if (json) console.log(JSON.stringify(result));
  else if (moves.length === 0)
    console.log(`${lineage} is promoted, and with it all that it reads and that is built on it`);
  else {
    for (const refusal of refusals) console.log(`→ ${refusal}`);
    console.log([promoted ? 'promoted' : 'not promoted; it would have been', ...movesText(moves)].join('\n'));
  }
  process.exit(promoted ? 0 : 1);
}
