/** Whether a broker can be reached at all. */
import { connect } from 'node:net';

const CONNECT_MS = 1_000;

/** Whether one of these `host:port` takes a connection within a second. */
export async function anyAnswers(addresses: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(addresses.map(takesConnection));
  return answers.includes(true);
}

function takesConnection(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), timeout: CONNECT_MS });
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
