/** What is pushed of a member, by the name of the event. */
import type { Topic } from '../../engine/declare.js';
import { challengeResults, heldAwards, metrics, notices, plans, workouts } from '../../schemas/topics.js';
import { shapeOf } from './event-json.js';

/** An event that tells the present value of something. */
export interface MemberEvent {
  readonly event: string;
  readonly topic: Topic;
  readonly shape: ReturnType<typeof shapeOf>;
}

const of = (event: string, topic: Topic): MemberEvent => ({ event, topic, shape: shapeOf(topic) });

/** In the order in which ids name their topics. */
export const memberEvents: readonly MemberEvent[] = [
  of('workout', workouts as Topic),
  of('metric', metrics as Topic),
  of('challenge', challengeResults as Topic),
  of('plan', plans as Topic),
  of('award', heldAwards as Topic),
  of('notice', notices as Topic),
];
