/** What is kept about a member: their profile, awards, who may see and who looked, what was changed and why, all of it as a file, and its end. */
import { Nothing } from '../../parts/nothing';
import { Page } from '../../parts/page';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { AccessLog } from './access-log';
import { Awards } from './awards';
import { Changes } from './changes';
import { Erase } from './erase';
import { Export } from './export';
import { Profile } from './profile';
import { Trainers } from './trainers';

export function MinePage() {
  const { hasProfile } = useSession();
  return (
    <Page title={words.mine.title}>
      {hasProfile ? (
        <>
          <Profile />
          <Trainers />
        </>
      ) : (
        <Nothing title={words.mine.noProfile} why={words.mine.noProfileWhy} />
      )}
      <AccessLog />
      <Awards />
      <Changes />
      <Export />
      <Erase />
    </Page>
  );
}
