import { describe, expect, it } from 'vitest';
import { exerciseCatalogue } from '../../../../domain/exercises.js';
import { exerciseIdOf, namedExercises } from '../../../../simulator/importers/exercise-names.js';
import { fitActivity, tcxActivity } from '../../../../simulator/importers/sports.js';
import { fitFile, into } from './fit-files.js';
import { fixture, imported, options, telemetryOf } from './given.js';

const startOf = (seconds: number, sport: string) =>
  fitFile(
    'activity',
    ['RECORD', { timestamp: into(seconds), heartRate: 100 }],
    ['SESSION', { startTime: into(seconds), timestamp: into(60), totalElapsedTime: 30, sport, subSport: 'generic' }],
  );
const idsOf = (bytes: Uint8Array | string, given = {}) =>
  imported(bytes, given).sessions.map((session) => telemetryOf(session)[0]?.sessionId);

describe('importing again', () => {
  it.each(['hevy.csv', 'rowing.tcx'])('the same file (%s) gives the same events, at any later time', (name) => {
    expect(imported(fixture(name), { now: options.now + 1 })).toEqual(imported(fixture(name)));
  });

  it('the same activity in another format, or named as another sport, gives the same session', () => {
    expect(idsOf(startOf(0, 'rowing'))).toEqual(idsOf(fixture('rowing.tcx')));
    expect(idsOf(startOf(0, 'cycling'))).toEqual(idsOf(startOf(0, 'rowing')));
  });

  it('another activity, member or machine gives another session', () => {
    const ids = [
      idsOf(startOf(0, 'rowing')),
      idsOf(startOf(1, 'rowing')),
      idsOf(startOf(0, 'rowing'), { userId: 'someone else' }),
      idsOf(startOf(0, 'rowing'), { equipmentId: 'rower-1' }),
    ].flat();
    expect(new Set(ids).size).toBe(4);
  });

  it('a log that has grown since gives the sessions it gave, and the new ones', () => {
    const log = fixture('hevy.csv').toString();
    const newer = log.split('\n').slice(1).join('\n').replaceAll('5 Mar 2024', '7 Mar 2024');
    const before = imported(log).sessions;
    const now = imported(`${log}${newer}`).sessions;
    expect(now.slice(0, before.length)).toEqual(before);
    expect(now).toHaveLength(before.length * 2);
  });

  it('an exercise keeps its identity whatever our catalogue calls it, and however the app writes its name', () => {
    const named = (name: string) => idsOf(fixture('hevy.csv').toString().replaceAll('Push Up', name)).at(-1);
    expect(named('Push-up')).toBe(named('Push Up'));
    expect(named('Wall Push Up')).not.toBe(named('Push Up'));
  });
});

describe('exercises of an import', () => {
  it('are exercises of the catalogue, or carry an id that says they are not', () => {
    const known = new Set(exerciseCatalogue.map(({ exerciseId }) => exerciseId));
    expect(namedExercises.filter((id) => !known.has(id))).toEqual([]);
    const machines = ['treadmill', 'indoorRunning', 'indoorWalking', 'spin', 'indoorCycling', 'recumbent'];
    const more = ['indoorRowing', 'elliptical', 'stairClimbing'];
    const sports = ['running', 'walking', 'cycling', 'rowing'];
    const ids = [
      ...[...machines, ...more].map((subSport) => fitActivity('fitnessEquipment', subSport).exerciseId),
      ...sports.map((sport) => fitActivity(sport, 'generic').exerciseId),
      ...['Running', 'Biking'].map((sport) => tcxActivity(sport).exerciseId),
    ];
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  it('are matched by name only where the name is the same exercise', () => {
    expect(exerciseIdOf('Lat Pulldown (Cable)')).toBe('lat-pulldown');
    expect(exerciseIdOf('legPress')).toBe('leg-press');
    expect(exerciseIdOf('Bench Press (Barbell)')).toBe('import:bench-press-barbell');
    expect(exerciseIdOf('Crunch')).toBe('import:crunch');
    expect(exerciseIdOf('Kniebeuge (größer)')).toBe('import:kniebeuge-größer');
    expect(exerciseIdOf('懸垂')).toBe('import:懸垂');
  });

  it('walk on a treadmill when the watch says so', () => {
    expect(fitActivity('walking', 'treadmill').exerciseId).toBe('treadmill-walk');
    expect(fitActivity('training', 'yoga')).toEqual({
      title: 'training yoga',
      exerciseId: 'import:yoga',
      exact: false,
    });
  });
});

describe('a file that is none of ours', () => {
  it.each([
    ['', 'the file is empty'],
    ['\x1f\x8bxxxxxxxxxxxxxx', 'the file is compressed: unpack it and import what is inside'],
    ['PK\x03\x04xxxxxxxxxxxxxx', 'the file is compressed: unpack it and import what is inside'],
    ['<?xml version="1.0"?><gpx/>', 'an XML file, but not TCX (expected the element TrainingCenterDatabase)'],
    ['\0\0\0\0', 'not a FIT file, and no text either'],
    ['Datum,Gewicht\n', /its first line is: "Datum,Gewicht"$/],
    ['x'.repeat(100), /^none of FIT, TCX, Strong CSV \(columns Date, .*\) and Hevy CSV \(start_time, /],
  ])('is refused for what it is (%#)', (content, message) => {
    expect(() => imported(Buffer.from(content, 'latin1'))).toThrow(message);
  });

  it('or too large, before it is decoded', () => {
    const large = Buffer.alloc(16_000_001, 'a\n');
    large.write('title,start_time,exercise_title,set_index,reps\n');
    expect(() => imported(large)).toThrow('17 MB is too large (at most 16 MB); split it');
  });
});
