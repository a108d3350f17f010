// `npm start`: installs the npm packages when they are not what the lock file says, then runs `repstream up`.
import { installPackages, requireNode } from './packages.mjs';

requireNode();
installPackages();
process.argv.splice(2, 0, 'up');
await import('../cli/repstream.mjs');
