#!/usr/bin/env node
// The bin: loads TypeScript through tsx, then the command line.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
