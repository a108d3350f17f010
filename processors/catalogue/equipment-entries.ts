import { equipment as topic } from '../../schemas/topics.js';
import { mirror } from './mirror.js';
import { equipmentEntries as view } from './views.js';

/** Every entry of every machine; of two from the same time the later record. */
export const equipmentEntries = mirror({
  version: 1,
  keyedBy: 'equipment',
  topic,
  entity: ({ equipmentId, validFrom }) => `${equipmentId}|${validFrom}`,
  supersedes: () => true,
  view,
  row: ({ equipmentId, gymId, inService, validFrom }) => ({ equipmentId, gymId, inService, validFrom }),
});
