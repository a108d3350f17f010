// The reading thread: loads TypeScript through tsx, then reads.
import { register } from 'tsx/esm/api';

register();
await import('./reading.ts');
