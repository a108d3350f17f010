/** While nobody trains: the time, and how it begins. */
import { useEffect, useState } from 'react';
import { useFormat } from '../format/use-format';
import { words } from '../words';
import classes from './kiosk.module.css';

const LOOK_MS = 5_000;

export function Idle() {
  const format = useFormat();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={classes.idle}>
      <p className={classes.huge}>{format.clock(now)}</p>
      <p className={classes.action}>{words.kiosk.idle}</p>
      <p className={classes.small}>{words.kiosk.idleWhy}</p>
    </div>
  );
}
