/** The session that goes on now; the judge of it comes only when there is one. */
import { lazy, Suspense } from 'react';
import { useLiveId } from '../../live/use-live-id';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Empty, Loading } from '../../parts/shown';
import { words } from '../../words';

const OneSession = lazy(async () => ({ default: (await import('./one-session')).OneSession }));

export function NowPage() {
  const { id, isKnown } = useLiveId();
  const loading = <Loading height={320} />;
  return (
    <Page title={words.now.title}>
      {id ? (
        <Suspense fallback={loading}>
          <OneSession key={id} id={id} />
        </Suspense>
      ) : isKnown ? (
        <Nothing />
      ) : (
        loading
      )}
    </Page>
  );
}

function Nothing() {
  return (
    <Section title={words.today.live}>
      <Empty say={words.today.notLive} isAlone />
    </Section>
  );
}
