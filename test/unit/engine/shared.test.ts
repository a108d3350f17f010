/** What a key as a whole shares with its scopes. */
import { describe, expect, it } from 'vitest';
import type { AnyProcessor } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { Driver } from '../../scenario/driver.js';
import { fact } from '../../scenario/facts.js';
import { nothing, scenario } from '../../scenario/scenario.js';
import { stepsOf } from '../../scenario/steps.js';
import { leagueOf } from './league.js';
import { countKeys } from './toys.js';

const scores = source('scores', countKeys);
const { processor, wins, leagues, shows } = leagueOf('leagues', scores, 100);
const given = scenario(() => processor, { anyOrder: ['scores'], counts: ['leagues.total'] });
const scored = (id: string, amount: number, owner = 'north', at = 0) => fact(scores, { owner, id, at, amount });

describe('what a key shares', () => {
  it('R84: is seen by all of its scopes, also by those that did not change, and by none of another key', () =>
    given(scored('ana', 60), scored('ben', 30), scored('cem', 90, 'south'))
      .when(scored('dan', 10))
      .then(
        ...[scored('ana', 60), scored('ben', 30), scored('dan', 10)].map(({ value }) => wins.of(value as never)),
        leagues.row({ owner: 'north', total: 100 }),
        leagues.row({ owner: 'south', total: 90 }),
      ));

  it('R26: and taken back when it is shared no more', () =>
    given(scored('ana', 60), scored('ben', 50)).when(scored('ben', -20)).then(nothing(wins)));

  it('costs the others nothing while it stays the same', async () => {
    const driver = new Driver(() => processor);
    const players = Array.from({ length: 50 }, (_, i) => scored(`p${i}`, 1));
    await driver.run(stepsOf([...players, scored('ana', 50)]));
    expect(driver.standing.entities(wins.name)).toHaveLength(51);
    const before = shows();
    await driver.run(stepsOf([scored('ana', 1)]));
    expect(shows() - before, 'the league and the player').toBe(2);
  });

  it('R81: parks a key that shares from another scope than that of the whole', async () => {
    const wrong: AnyProcessor = { ...processor, show: () => [{ kind: 'shared', value: {} }] };
    const end = new Driver(() => wrong).run(stepsOf([scored('ana', 1)]));
    await expect(end).rejects.toThrow(/^north parks: REPSTREAM_UNDECLARED, .*leagues shares from scope ana/);
  });
});
