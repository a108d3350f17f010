/** What is kept about a member: their profile, awards, what was changed and why, all of it as a file, and its end. */
import { Page } from '../../parts/page';
import { words } from '../../words';
import { Awards } from './awards';
import { Changes } from './changes';
import { Erase } from './erase';
import { Export } from './export';
import { Profile } from './profile';

export function MinePage() {
  return (
    <Page title={words.mine.title}>
      <Profile />
      <Awards />
      <Changes />
      <Export />
      <Erase />
    </Page>
  );
}
