/** A dataflow of one processor, with stand-ins for what it reads from. */
import type { AnyProcessor } from '../../engine/processor.js';
import { inputsOf, type Topology, topicOf, topologyOf } from '../../engine/topology.js';

/** The topology of a processor that is looked at alone. */
export const alone = (processor: AnyProcessor): Topology => topologyOf([...upstreamOf(processor), processor]);

/** Stand-ins for who writes the derived inputs: they give the topics their names. */
function upstreamOf(processor: AnyProcessor): AnyProcessor[] {
  const topics = Object.values(inputsOf(processor)).map(topicOf);
  const names = new Map(topics.filter(({ role }) => role === 'derived').map((topic) => [topic.name, topic]));
  return [...names].map(([name, topic]) => ({
    name: `writer-of-${name}`,
    version: 1,
    comment: '',
    keyedBy: '',
    from: {},
    to: { [name]: topic },
    initial: () => null,
    on: {},
    show: () => [],
  }));
}
