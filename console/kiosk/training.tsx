/** A session at the machine, as it goes on: its figures by the stream, so that they catch up by themselves after a loss of the network. */

import type { Figure } from '../format/format';
import { useFormat } from '../format/use-format';
import { useSoFar } from '../live/use-live';
import { words } from '../words';
import { ClaimCode } from './claim-code';
import { Coach } from './coach';
import classes from './kiosk.module.css';
import type { Shown } from './use-kiosk';

export function Training({ session }: { readonly session: Shown }) {
  const format = useFormat();
  const kiosk = words.kiosk;
  const { soFar, isConnected } = useSoFar(session.sessionId);
  const reading = soFar.latest?.reading;
  const { sets } = soFar;
  const isOver = session.isOver || soFar.isOver;
  const isLost = !isConnected && !isOver && soFar.latest !== null;
  const state = isOver ? kiosk.over : reading?.paused ? kiosk.paused : kiosk.live;
  const all: readonly [string, number | null | undefined, (value: number) => Figure][] = [
    // Of the set: who looks up from a machine counts that.
    [kiosk.repetitions, sets.at(-1) ?? reading?.repetitions, format.count],
    [kiosk.load, reading?.loadGrams, format.weight],
    [kiosk.speed, reading?.speedMmPerS, format.speed],
    [kiosk.distance, reading?.distanceMm, format.distance],
    [kiosk.power, reading?.powerW, format.power],
    [kiosk.heart, reading?.heartRateBpm, format.heart],
  ];
  const figures = all.flatMap(([label, value, figure]) =>
    value === null || value === undefined ? [] : [{ label, ...figure(value) }],
  );
  return (
    <>
      <p className={classes.state} role="status" data-lost={isLost}>
        {isLost ? kiosk.lost : state}
        {!isOver && sets.length > 0 && ` · ${kiosk.sets} ${sets.length}`}
      </p>
      <dl className={classes.figures}>
        {figures.slice(0, 4).map(({ label, value, unit }) => (
          <div key={label} className={classes.tile} data-beat={label === kiosk.heart}>
            <dt>{label}</dt>
            <dd>
              {value}
              <small>{unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      {session.isGuest ? (
        <ClaimCode sessionId={session.sessionId} />
      ) : (
        <Coach sessionId={session.sessionId} isOver={isOver} reading={reading ?? null} />
      )}
    </>
  );
}
