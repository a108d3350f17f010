/** The tables of issuers: what was issued, and how far each has read. */

/** Made with the engine's other tables. */
export const ISSUING = `
create table if not exists engine.issued (
  issuer text not null, topic text not null, id text not null, key text, value bytea, primary key (issuer, topic, id));
comment on table engine.issued is 'Facts that issuers have appended, each once; key and value stand there only until the log has them.';
create index if not exists issued_waiting on engine.issued (issuer) where value is not null;

create table if not exists engine.issuing (
  issuer text not null, topic text not null, partition int not null, position bigint not null, primary key (issuer, topic, partition));
create table if not exists engine.issuers (issuer text primary key, following jsonb not null);
comment on table engine.issuers is 'Which build each issuer follows, or followed when it was last at work.';
comment on table engine.issuing is 'How far each issuer has read: of builds that it follows or has followed, and of the topics that it writes.';
`;
