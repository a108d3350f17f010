/** What the API is measured against: fastify and pg with nothing around them, answering the same out of the same tables; a process of its own. */
import fastify from 'fastify';
import pg from 'pg';
import { questions } from './questions.js';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  options: '-c search_path=models -c timezone=UTC',
  max: 10,
});
const app = fastify();
for (const { name, bare } of questions)
  app.get<{ Params: { userId: string } }>(`/${name}/:userId`, ({ params }) =>
    bare(async (sql, values) => (await pool.query(sql, [...values])).rows, params.userId),
  );
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.(url);
