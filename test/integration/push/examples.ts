/** What the guide for app developers shows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { follow } from '../../../clients/typescript/lib/index.js';
import { tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { newMember, parts, restart, writesDown } from './world.js';

it('R97: the example for apps shows what there is at the beginning, then what is new, on whatever process', async () => {
  const member = await newMember();
  const [leaving, shown] = [new AbortController(), [] as string[]];
  const followed = follow({
    url: `${parts().pushing[0]?.url}/v1/users/${member}/events`,
    token: () => tokenOf(member, 'member'),
    onReset: () => void shown.push('reset'),
    onEvent: (event) => void shown.push(event),
    signal: leaving.signal,
  });
  const workouts = () => shown.filter((event) => event === 'workout').length;
  await eventually(async () => shown.length > 0);
  await writesDown(member, 5);
  await eventually(async () => workouts() === 1);
  await restart(0);
  await writesDown(member, 6);
  await eventually(async () => workouts() === 2);
  leaving.abort();
  await followed;
  expect(shown.filter((event) => event === 'reset')).toHaveLength(1);
});

it('R97: the example for a shell prints what changes', async () => {
  const member = await newMember();
  const child = spawn('bash', ['docs/examples/follow.sh'], {
    env: { ...process.env, API: parts().pushing[1]?.url, MEMBER: member, TOKEN: await tokenOf(member, 'member') },
  });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  await eventually(async () => printed.includes('event: reset'));
  await writesDown(member, 7);
  await eventually(async () => /event: workout\ndata: .*"repetitions":7/.test(printed));
  const exited = once(child, 'exit');
  await parts().pushing[1]?.api.app.close();
  await exited;
  await restart(1);
});
