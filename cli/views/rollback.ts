/** `repstream views rollback`: readers see again what was promoted before. */
import { rollback as rollBack } from '../../engine/lineages/rollback.js';
import { type AskOptions, asked, movesText, sayBlocked } from './asking.js';
import { withDatabase } from './parts.js';

export async function rollback(processor: string, options: AskOptions): Promise<void> {
  const moves = await withDatabase((database) =>
    rollBack(database, { ...asked(options), processor, onBlocked: sayBlocked }),
  );
  console.log(options.json ? JSON.stringify({ moves }) : ['rolled back', ...movesText(moves)].join('\n'));
}
