/** What a browser runs first: it asks for everything that a page needs at once, whatever of it comes first. */
import { askAhead } from './reads/ahead';
import { routeAt } from './routes';
import { roleOf, subjectOf } from './session/claims';
import { keptToken } from './session/token';

const token = keptToken();
if (token) {
  askAhead('/v1/me', token);
  const route = routeAt(location.pathname, roleOf(token));
  const subject = subjectOf(token);
  if (subject) for (const path of route?.first(encodeURIComponent(subject)) ?? []) askAhead(path, token);
  // What cannot be loaded is told where it is shown.
  route?.load().catch(() => {});
}
void import('./main');
