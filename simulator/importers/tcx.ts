/** TCX (Garmin Training Center XML): activities with laps, tracks and trackpoints. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type ImportOptions, type Outcome, skipped, UnreadableFile } from './outcome.js';
import { type RecordedPoint, sessionOf } from './recording.js';
import { tcxActivity } from './sports.js';

/** The elements we read; each may be missing, and text is text until it is a number. */
interface Trackpoint {
  readonly Time?: string;
  readonly Position?: unknown;
  readonly DistanceMeters?: string;
  readonly HeartRateBpm?: { readonly Value?: string };
  readonly Cadence?: string;
  readonly Extensions?: {
    readonly TPX?: { readonly Speed?: string; readonly Watts?: string; readonly RunCadence?: string };
  };
}
interface Lap {
  readonly StartTime?: string;
  readonly TotalTimeSeconds?: string;
  readonly DistanceMeters?: string;
  readonly Calories?: string;
  readonly Track: readonly { readonly Trackpoint: readonly Trackpoint[] }[];
}
interface Activity {
  readonly Sport?: string;
  readonly Id?: string;
  readonly Lap: readonly Lap[];
}

const LISTS = ['Activity', 'Lap', 'Track', 'Trackpoint'];
/** A lap's tracks are parted by pauses; a second between them is none. */
const SHORTEST_PAUSE_MS = 2_000;

/** Converts a TCX file. Throws UnreadableFile when it is no whole XML, declares entities, or has no activity. */
export function* tcx(text: string, options: ImportOptions): Generator<Outcome> {
  const activities = activitiesOf(text);
  if (activities.length === 0) throw new UnreadableFile('no activity in this TCX file (a course or a workout plan?)');
  for (const activity of activities) yield outcomeOf(activity, options);
}

function activitiesOf(text: string): readonly Activity[] {
  // Entities are where XML bombs and foreign files hide; no recorder writes them.
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableFile('this XML file has a DOCTYPE, which no TCX file needs');
  const whole = XMLValidator.validate(text);
  if (whole !== true) throw new UnreadableFile(`not a whole XML file (line ${whole.err.line}: ${whole.err.msg})`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
    isArray: (name) => LISTS.includes(name),
  });
  // Shapes as in the TCX schema, checked where each value is used.
  const file = parser.parse(text) as {
    readonly TrainingCenterDatabase?: { readonly Activities?: { readonly Activity?: readonly Activity[] } };
  };
  return file.TrainingCenterDatabase?.Activities?.Activity ?? [];
}

function outcomeOf(activity: Activity, options: ImportOptions): Outcome {
  const laps = activity.Lap ?? [];
  const kind = tcxActivity(activity.Sport ?? 'Other');
  const startAt = time(laps[0]?.StartTime) ?? time(activity.Id);
  const tracks = laps.flatMap((lap) => (lap.Track ?? []).map((track) => track.Trackpoint ?? []));
  const trackpoints = tracks.flat();
  if (trackpoints.some((point) => point.Position !== undefined)) {
    return skipped(`${kind.title} of ${activity.Id ?? 'an unknown time'}`, 'recorded outdoors (it has positions)');
  }
  const lastLap = laps.at(-1);
  const lastLapAt = time(lastLap?.StartTime);
  const lastLapMs = scaled(lastLap?.TotalTimeSeconds, 1_000);
  const ended = startAt !== null && lastLapAt !== null && lastLapMs !== null;
  return sessionOf(
    {
      activity: kind,
      startAt,
      elapsedMs: ended ? lastLapAt + lastLapMs - startAt : null,
      points: trackpoints.flatMap(point),
      pauses: laps.flatMap(pausesOf),
      sets: [],
      totals: {
        distanceMm: total(laps, (lap) => scaled(lap.DistanceMeters, 1_000)),
        energyKcal: total(laps, (lap) => scaled(lap.Calories, 1)),
        cycles: null,
        workJ: null,
      },
    },
    options,
  );
}

const time = (text: string | undefined): number | null => {
  const at = Date.parse(text ?? '');
  return Number.isFinite(at) ? at : null;
};
const scaled = (text: string | undefined, factor: number): number | null => {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) && value >= 0 ? Math.round(value * factor) : null;
};
const total = (laps: readonly Lap[], of: (lap: Lap) => number | null): number | null => {
  const values = laps.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
};

function point(trackpoint: Trackpoint): RecordedPoint[] {
  const at = time(trackpoint.Time);
  if (at === null) return [];
  const more = trackpoint.Extensions?.TPX;
  return [
    {
      at,
      distanceMm: scaled(trackpoint.DistanceMeters, 1_000),
      cycles: null,
      energyKcal: null,
      speedMmPerS: scaled(more?.Speed, 1_000),
      inclineBp: null,
      powerW: scaled(more?.Watts, 1),
      // As in FIT files: 0 says that nothing turns, a heart rate of 0 that there is no sensor.
      cadenceDeciRpm: scaled(trackpoint.Cadence ?? more?.RunCadence, 10) || null,
      resistanceDeci: null,
      heartRateBpm: scaled(trackpoint.HeartRateBpm?.Value, 1) || null,
    },
  ];
}

function pausesOf(lap: Lap): { from: number; to: number }[] {
  const tracks = (lap.Track ?? []).map(({ Trackpoint }) => Trackpoint ?? []);
  return tracks.slice(1).flatMap((track, index) => {
    const from = time(tracks[index]?.at(-1)?.Time);
    const to = time(track[0]?.Time);
    return from !== null && to !== null && to - from > SHORTEST_PAUSE_MS ? [{ from, to }] : [];
  });
}
