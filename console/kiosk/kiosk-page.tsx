/** Full screen at a machine, to be read from two metres: what it reads, what to do next, and whose session it is. */
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getEquipmentById, ProblemError } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { useSession } from '../session/signed-in';
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
      {error ? <Refused error={error} /> : shown ? <Training key={shown.sessionId} session={shown} /> : <Idle />}
    </main>
  );
}

const FORBIDDEN = 403;

/** Whoever set it up with another token pastes the right one; all else may pass by itself. */
function Refused({ error }: { readonly error: Error }) {
  const { signOut } = useSession();
  const isForbidden = error instanceof ProblemError && error.status === FORBIDDEN;
  return (
    <div className={classes.idle} role="alert">
      <p className={classes.action}>{isForbidden ? words.kiosk.refused : words.session.unreachable}</p>
      <p className={classes.small}>{error.message}</p>
      {isForbidden && (
        <Button size="lg" variant="default" onClick={signOut}>
          {words.kiosk.another}
        </Button>
      )}
    </div>
  );
}
