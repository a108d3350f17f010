import { expect, it } from 'vitest';
import { uptakeAt } from '../../../../domain/vo2max/stage-uptake.js';
import { describeSample, imported, sample, telemetryOf } from '../../simulator/importers/given.js';
import { type Event, Machine } from './driver.js';
import { straightStages } from './straight-minutes.js';

const recorded = (file: string) => {
  const [session] = imported(sample(file)).sessions;
  const events = telemetryOf(session).map((value): Event => ({ ...value, receivedAt: value.at }));
  return { events, stages: new Machine().send(events).session(events[0]?.sessionId)?.stages ?? [] };
};

describeSample('sample-activity-indoor-trainer.fit', "R18: an indoor bike's FIT file", () => {
  const { events, stages } = recorded('sample-activity-indoor-trainer.fit');

  it('holds stages of even power, from 96 W at a heart rate of 129 to 263 W at 174', () => {
    expect(stages).toEqual(straightStages(events));
    const told = stages.map((stage) => [
      Math.round(stage.heartRateDeciBpm / 10),
      Math.round((stage.powerDeciW ?? 0) / 10),
    ]);
    expect(told).toEqual([
      [129, 96],
      [140, 160],
      [141, 163],
      [160, 255],
      [168, 260],
      [174, 263],
    ]);
  });

  it('of these the three up to 200 W have an equation', () => {
    const uptakes = stages.map((stage) => uptakeAt('BIKE_SPIN', { ...stage, bodyWeightGrams: 70_000 }));
    expect(uptakes.map((uptake) => ('none' in uptake ? uptake.none : 'known'))).toEqual([
      ...Array(3).fill('known'),
      ...Array(3).fill('above_range'),
    ]);
  });
});

describeSample('indoor_rowing_20170518.fit', "R18: a rower's FIT file", () => {
  it('holds no stage: it knows neither power nor a steady speed', () =>
    expect(recorded('indoor_rowing_20170518.fit').stages).toEqual([]));
});
