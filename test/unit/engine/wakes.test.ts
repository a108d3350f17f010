import { describe, expect, it } from 'vitest';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source } from '../../../engine/topic.js';
import { integer, text, view } from '../../../engine/view.js';
import { Driver } from '../../scenario/driver.js';
import { fact, tick } from '../../scenario/facts.js';
import { scenario } from '../../scenario/scenario.js';
import { type Step, stepsOf } from '../../scenario/steps.js';
import { type Count, countKeys } from './toys.js';

const appointments = source('appointments', countKeys);
const kept = view('appointments_kept', {
  comment: 'How many appointments are over.',
  key: [],
  freshWithinMs: 1_000,
  columns: { owner: text('Whose.'), over: integer('Appointments whose time has come.') },
});

let shows = 0;
/** Wakes at each of its times, one after the other. */
const calendar = defineProcessor({
  name: 'calendar',
  version: 1,
  comment: 'Appointments.',
  keyedBy: 'owner',
  from: { appointments },
  views: { kept },
  initial: (): { times: number[] } => ({ times: [] }),
  on: {
    appointments(state: { times: number[] }, events: readonly Received<Count>[]) {
      state.times = [...state.times, ...events.map(({ amount }) => amount)].sort((a, b) => a - b);
    },
  },
  wakeAt: ({ times }, now) => times.find((time) => time > now) ?? null,
  show({ times }, { key, tick: now }) {
    shows++;
    return [kept.row({ owner: key, over: times.filter((time) => time <= now).length })];
  },
}) as unknown as AnyProcessor;

/** The same, where only `show` knows when. */
const asking = {
  ...calendar,
  name: 'asking',
  wakeAt: undefined,
  show(state: { times: number[] }, context: { tick: number; wake(at: number): void }) {
    for (const time of state.times) if (time > context.tick) context.wake(time);
    return calendar.show(state, context);
  },
} as unknown as AnyProcessor;

const at = (seconds: number) => fact(appointments, { owner: 'ana', id: `a${seconds}`, at: 0, amount: seconds * 1_000 });

describe.each([calendar, asking])('a scope that names its next time by the tick: $name', (calendar) => {
  it('R19: is shown once at each of its times, and not between', async () => {
    const driver = new Driver(() => calendar);
    await driver.run(stepsOf([at(20), at(50), at(95)]));
    const over: unknown[] = [];
    shows = 0;
    for (let seconds = 10; seconds <= 120; seconds += 10) {
      const steps: Step[] = seconds === 60 ? [{ is: 'restart' }] : [];
      await driver.run([...steps, { is: 'tick', at: seconds * 1_000, place: 0 }]);
      over.push(driver.standing.rows(kept.name)[0]?.over);
    }
    expect(over).toEqual([0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]);
    expect(shows).toBe(3);
  });

  it('R87, R88: ends the same whenever its times were told', () =>
    scenario(calendar)(at(50), tick(30_000), at(20), tick(60_000), at(95))
      .when(tick(100_000))
      .then(kept.row({ owner: 'ana', over: 3 })));
});
