/** Serves the console: built files, and the page itself for every address that it knows how to show. */
import { existsSync } from 'node:fs';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PREFIX = '/console';

/** Serves what was built in `folder`; nothing if nothing was. */
export function serveConsole(app: FastifyInstance, folder: string): void {
  if (!existsSync(`${folder}/index.html`)) return;
  app.get('/', (_, reply) => reply.redirect(`${PREFIX}/`));
  app.register(
    async (pages) => {
      await pages.register(files, {
        root: folder,
        // Compressed when it was built.
        preCompressed: true,
        // Names of assets carry their content's hash; the page that names them does not.
        setHeaders: (reply, path) =>
          void reply.header(
            'cache-control',
            path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          ),
      });
      pages.setNotFoundHandler((_, reply) => reply.sendFile('index.html'));
    },
    { prefix: PREFIX },
  );
}
