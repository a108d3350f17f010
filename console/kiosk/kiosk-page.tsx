/** Full screen at a machine, to be read from two metres: what it reads, what to do next, and whose session it is. */
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getEquipmentById } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import { Idle } from './idle';
import classes from './kiosk.module.css';
import { Training } from './training';
import { useKiosk } from './use-kiosk';

export function KioskPage() {
  const { equipment } = useParams({ strict: false }) as { equipment: string };
  const { shown, error } = useKiosk(equipment);
  const machine = useRead(['equipment', equipment], (given) => getEquipmentById({ ...given, path: { id: equipment } }));
  const name = String(machine.data?.data.displayName ?? equipment);
  useEffect(() => {
    document.title = `${words.kiosk.title(name)} · ${words.product}`;
  }, [name]);
  return (
    <main className={classes.kiosk}>
      <h1 className={classes.machine}>{name}</h1>
      {error ? (
        <div className={classes.idle} role="alert">
          <p className={classes.action}>{words.kiosk.refused}</p>
          <p className={classes.small}>{error.message}</p>
        </div>
      ) : shown ? (
        <Training key={shown.sessionId} session={shown} />
      ) : (
        <Idle />
      )}
    </main>
  );
}
