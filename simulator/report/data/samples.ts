/** From sessions to the records and examples of every kind. */
import { piecesOf, type Sport, sports } from '../kinds/endurance.js';
import type { Sample } from '../kinds/kind.js';
import { heartExamples, pieceRecords, wholeRecord } from './endurance.js';
import type { SessionFigures } from './figures.js';
import { strengthSamples } from './strength.js';

/** By which measure effort is told in each sport that was recorded: that of the recordings. */
export type Efforts = ReadonlyMap<string, 'powerW' | 'speedMmPerS'>;

/** Power, where a real recording of the sport has it, else speed. */
export function effortsOf(real: readonly SessionFigures[]): Efforts {
  const efforts = new Map<string, 'powerW' | 'speedMmPerS'>();
  for (const sport of sports) {
    const seconds = real.filter((session) => isOf(sport, session)).flatMap((session) => session.seconds);
    if (seconds.length === 0) continue;
    efforts.set(sport.name, seconds.some(({ powerW }) => powerW !== null) ? 'powerW' : 'speedMmPerS');
  }
  return efforts;
}

/** The samples by name of kind. Sessions are let go one by one: the seconds of thousands would fill the memory. */
export function samplesOf(sessions: Iterable<SessionFigures>, efforts: Efforts): ReadonlyMap<string, Sample> {
  const lifted: SessionFigures[] = [];
  const endurance = sports.map((sport) => ({ sport, whole: empty(), pieces: empty() }));
  for (const session of sessions) {
    if (session.sets.length > 0) lifted.push(session);
    const own = endurance.find(({ sport }) => isOf(sport, session));
    const whole = own && wholeRecord(session);
    if (!own || !whole) continue;
    own.whole.records.push(whole);
    own.pieces.records.push(...pieceRecords(session));
    const effort = efforts.get(own.sport.name);
    if (effort) own.pieces.examples.push(...heartExamples(session, effort));
  }
  return new Map<string, Sample>([
    ...Object.entries(strengthSamples(lifted)),
    ...endurance.flatMap(({ sport, whole, pieces }): [string, Sample][] => [
      [sport.name, whole],
      [piecesOf(sport), pieces],
    ]),
  ]);
}

const isOf = ({ exercises }: Sport, { exerciseId }: SessionFigures) => exercises.includes(exerciseId);
const empty = () => ({ records: [] as Sample['records'][number][], examples: [] as Sample['examples'][number][] });
