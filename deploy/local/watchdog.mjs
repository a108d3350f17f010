// The watchdog, as it is written now.
import { load } from '../built.mjs';

await load('watchdog');
