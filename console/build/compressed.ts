/** Writes each built file compressed beside it, once and as small as it goes, instead of at every request. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is compressed already is not worth it, nor what fits one packet, bytes. */
const TEXT = /\.(js|css|html|svg)$/;
const LEAST = 1_000;

/** For the API, which serves `.br` and `.gz` to whom can read them. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  // After everybody has written: the page itself is written late.
  writeBundle: {
    order: 'post',
    handler({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => TEXT.test(one))) {
        const path = join(dir, name);
        const content = readFileSync(path);
        if (content.length < LEAST) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
        );
      }
    },
  },
});
