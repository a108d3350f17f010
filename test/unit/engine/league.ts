/** Scores by player, and who has won: a player alone, once the league of theirs came to an end. */
import { type AnyProcessor, defineProcessor, type Received, shared } from '../../../engine/processor.js';
import { derived, type Topic } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from './toys.js';

interface State {
  /** Of the league. */
  total: number;
  /** Of a player. */
  amount: number;
}

/** Of a league all together need `enough`; then each of its players wins what they have. */
export function leagueOf(name: string, scores: Topic<string, Count, 'source'>, enough: number) {
  const wins = derived(`${name}-wins`, countKeys);
  const leagues = view(name.replaceAll('-', '_'), {
    comment: 'Leagues.',
    freshWithinMs: 1_000,
    key: [],
    columns: { owner: text('Which.'), total: bigint('What all have.') },
  });
  const ended = shared<{ total: number }>();
  let shows = 0;
  const processor = defineProcessor({
    name,
    version: 1,
    comment: 'Leagues.',
    keyedBy: 'owner',
    from: { scores },
    to: { wins },
    views: { leagues },
    shares: ended,
    initial: (): State => ({ total: 0, amount: 0 }),
    on: {
      scores(
        league: State,
        events: readonly Received<Count>[],
        { states }: { states(ids: readonly string[]): readonly State[] },
      ) {
        const players = states(events.map(({ id }) => id));
        for (const [i, { amount }] of events.entries()) {
          league.total += amount;
          const player = players[i];
          if (player) player.amount += amount;
        }
      },
    },
    show({ total, amount }, { key, scope, shared: end }) {
      shows++;
      if (scope !== '') return end ? [wins.of({ owner: key, id: scope, at: 0, amount })] : [];
      // What it was when it ended does not move.
      return [leagues.row({ owner: key, total }), ...(total >= enough ? [ended.of({ total: enough })] : [])];
    },
  }) as unknown as AnyProcessor;
  return { processor, wins, leagues, shows: () => shows };
}
