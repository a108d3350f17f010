// The reading thread, as it is written now.
import { load } from '../deploy/built.mjs';

await load('reading');
