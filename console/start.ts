/** What a browser runs first: it asks for everything that a page needs at once, whatever of it comes first. */
import { askAhead } from './reads/ahead';
import { routeAt } from './routes';
import { keptToken } from './session/token';

const token = keptToken();
if (token) {
  askAhead('/v1/me', token);
  // What cannot be loaded is told where it is shown.
  routeAt(location.pathname)
    ?.load()
    .catch(() => {});
}
void import('./main');
