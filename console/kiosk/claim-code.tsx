/** The code with which a guest makes the session theirs: it leads their phone to a page that claims it. */
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { getLiveSessionsByIdClaimToken } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import classes from './kiosk.module.css';

/** A token is good for 15 min. */
const ANEW_MS = 5 * 60_000;
const QUIET = 4;

export function ClaimCode({ sessionId }: { readonly sessionId: string }) {
  const read = useRead(
    ['claim-token', sessionId],
    (given) => getLiveSessionsByIdClaimToken({ ...given, path: { id: sessionId } }),
    { every: ANEW_MS },
  );
  const token = read.data?.data.token;
  // After the hash, where no server and no log sees it.
  const url = token && `${window.location.origin}/console/claim/${sessionId}#${token}`;
  const code = useMemo(() => (url ? codeOf(url) : null), [url]);
  if (!url || !code) return null;
  return (
    <section className={classes.guest}>
      <div>
        <p className={classes.action}>{words.kiosk.guest}</p>
        <p className={classes.small}>{words.kiosk.scanWhy}</p>
      </div>
      <a href={url} aria-label={words.kiosk.scan} className={classes.code}>
        <svg viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" aria-hidden>
          <rect width={code.size} height={code.size} fill="#fff" />
          <path d={code.path} fill="#000" />
        </svg>
        <span>{words.kiosk.scan}</span>
      </a>
    </section>
  );
}

/** Its dark modules as one path, with the quiet zone that scanners need. */
function codeOf(text: string): { readonly size: number; readonly path: string } {
  const code = qrcode(0, 'L');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const dark: string[] = [];
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) dark.push(`M${column + QUIET},${row + QUIET}h1v1h-1z`);
  return { size: count + 2 * QUIET, path: dark.join('') };
}
