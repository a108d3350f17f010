/** The session that goes on now; the judge of it comes only when there is one. */
import { lazy, Suspense } from 'react';
import { useLiveId } from '../../live/use-live-id';
import { Nothing } from '../../parts/nothing';
import { Page } from '../../parts/page';
import { Loading, Shown } from '../../parts/shown';
import { words } from '../../words';

const LOADING_PX = 320;

const OneSession = lazy(async () => ({ default: (await import('./one-session')).OneSession }));

export function NowPage() {
  const { id, read } = useLiveId();
  return (
    <Page title={words.now.title}>
      {id ? (
        <Suspense fallback={<Loading height={LOADING_PX} />}>
          <OneSession key={id} id={id} />
        </Suspense>
      ) : (
        <Shown read={read} height={LOADING_PX}>
          {() => <Nothing title={words.today.notLive} why={words.today.notLiveWhy} />}
        </Shown>
      )}
    </Page>
  );
}
