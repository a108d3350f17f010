/** What to do now and next, and what the session counts for: by the server, which alone knows the member. */
import { getLiveSessionsByIdNextTarget, getLiveSessionsByIdStandings } from '../../clients/typescript/lib/index';
import type { Target } from '../../rules/next-target/next';
import type { Reading } from '../../schemas/generated/telemetry';
import type { Figure, Format } from '../format/format';
import { useFormat } from '../format/use-format';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import classes from './kiosk.module.css';

interface Props {
  readonly sessionId: string;
  readonly isOver: boolean;
  /** What the machine read last; null: nothing yet. */
  readonly reading: Reading | null;
}

const ASK_MS = 3_000;
/** More would be too small to be read. */
const MOST = 3;

export function Coach({ sessionId, isOver, reading }: Props) {
  const format = useFormat();
  const next = useRead(
    ['next-target', sessionId],
    (given) =>
      getLiveSessionsByIdNextTarget({ ...given, path: { id: sessionId }, query: reading ? saidOf(reading) : {} }),
    { every: ASK_MS, enabled: !isOver },
  );
  const standings = useRead(
    ['standings', sessionId],
    (given) => getLiveSessionsByIdStandings({ ...given, path: { id: sessionId } }),
    { every: ASK_MS },
  );
  const told = next.data?.data as
    | { action: string; targets: readonly Target[]; because: readonly string[] }
    | undefined;
  return (
    <section className={classes.coach}>
      {told && !isOver && (
        <div className={classes.verdict} data-action={told.action}>
          <p className={classes.label}>{words.kiosk.verdict}</p>
          <p className={classes.action}>{words.now.action(told.action)}</p>
          {told.targets.length > 0 && (
            <p className={classes.targets}>
              {words.kiosk.target}:{' '}
              {told.targets
                .map((target) => `${words.now.dial(target.of)} ${textOf(figureOf(target, format))}`)
                .join(', ')}
            </p>
          )}
          {told.because[0] && <p className={classes.small}>{told.because[0]}</p>}
        </div>
      )}
      <ul className={classes.standings} aria-label={words.kiosk.standings}>
        {(standings.data?.data.items ?? []).slice(0, MOST).map(({ challengeId, name, fraction, complete }) => (
          <li key={challengeId} data-complete={complete}>
            <span>{name}</span>
            <b>{format.percent(fraction)}</b>
            <progress max={1} value={fraction} aria-label={words.kiosk.percent(format.percent(fraction), name)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the view may not have yet. */
const saidOf = ({ heartRateBpm, speedMmPerS, inclineBp, powerW, resistanceDeci }: Reading) =>
  Object.fromEntries(
    Object.entries({ heartRateBpm, speedMmPerS, inclineBp, powerW, resistanceDeci }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );

const textOf = ({ value, unit }: Figure) => (unit ? `${value} ${unit}` : value);

function figureOf({ of, value }: Target, format: Format): Figure {
  const figures = {
    speedMmPerS: format.speed,
    loadGrams: format.weight,
    powerW: format.power,
    inclineBp: (of: number) => ({ value: format.number(of / 100, 1), unit: '%' }),
    resistanceDeci: (of: number) => ({ value: format.number(of / 10, 1), unit: '' }),
    repetitions: format.count,
  };
  return figures[of](value);
}
