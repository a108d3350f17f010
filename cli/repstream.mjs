#!/usr/bin/env node
// The bin: the command line, as it is written now.
import { load } from '../deploy/built.mjs';

await load('main');
