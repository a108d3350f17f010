/** What Kafka, the schema registry and Postgres are set to, wherever they run: the local stack and docker-compose.yml are both held to this. */

/** Versions of the parts; deploy/local/pom.xml and docker-compose.yml are held to them by tests. */
export const versions = { kafka: '4.3.1', registry: '3.3.3', postgres: '18' } as const;

/** Ports of the local stack, when nothing else has them. */
export const preferredPorts = { kafka: 9092, registry: 8081, postgres: 5432 } as const;

/** Where the registry speaks the Confluent API. */
export const REGISTRY_PATH = '/apis/ccompat/v7';

/** Name of the database, its owner and (locally) the owner's password. */
export const DATABASE = 'repstream';
/** The registry keeps its schemas in a database of its own. */
export const REGISTRY_DATABASE = 'registry';

/** Broker properties for a single broker that is also the controller; addresses and folders are added by who starts it. */
export const kafkaProperties: Readonly<Record<string, string>> = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,HOST:PLAINTEXT,CONTROLLER:PLAINTEXT',
  // A misspelt topic is an error, not a new topic.
  'auto.create.topics.enable': 'false',
  // One broker: nothing to replicate to. Few partitions for few groups: each costs files and start-up time.
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '4',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'default.replication.factor': '1',
  'min.insync.replicas': '1',
  // A group starts at once instead of waiting 3 s for more members.
  'group.initial.rebalance.delay.ms': '0',
  // Sources are kept for ever; topics say so themselves, this is for those made by hand.
  'log.retention.ms': '-1',
  'log.retention.bytes': '-1',
  // A stack that was off for a holiday still has its groups' offsets (minutes: a year).
  'offsets.retention.minutes': '525600',
  // The compactor's buffer is taken from the heap at once; the default of 128 MB is for large clusters.
  'log.cleaner.dedupe.buffer.size': '16777216',
  'num.network.threads': '2',
  'num.io.threads': '4',
};

/** Heap limits: enough for 100,000 messages/s on 12 partitions, small enough for a laptop. */
export const javaHeap = { kafka: '512m', registry: '256m' } as const;

/**
 * The heap of a process of ours, MB. About 100 are alive while a year is built; but the more a heap may have, the later V8 looks what is garbage in
 * it: with Node's own limit of 4 GB the same build held 780 MB, with this one 479.
 */
export const heapOption = '--max-old-space-size=1024';

/** The same environment with that heap, unless it says another. */
export const withHeap = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  NODE_OPTIONS: [heapOption, environment.NODE_OPTIONS].filter(Boolean).join(' '),
});

/** Server settings of Postgres beyond its defaults; synchronous_commit stays on: a checkpoint that was confirmed is on disk. */
export const postgresSettings: Readonly<Record<string, string>> = {
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  synchronous_commit: 'on',
  // Checkpoints by time rather than by volume: full-page images after each would double what is written.
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  wal_buffers: '16MB',
  // Statements here take milliseconds; compiling them would take longer.
  jit: 'off',
  random_page_cost: '1.1',
  // Tables of state rows are updated all day long.
  autovacuum_naptime: '15s',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** How the database is made: the same order of text on every system, whatever locales it has. */
export const initdbArguments = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
] as const;

/** Environment of the registry; `jdbc` is its database without user and password. */
export const registryEnvironment = (jdbc: string): Readonly<Record<string, string>> => ({
  APICURIO_STORAGE_KIND: 'sql',
  APICURIO_STORAGE_SQL_KIND: 'postgresql',
  APICURIO_DATASOURCE_URL: jdbc,
  APICURIO_DATASOURCE_USERNAME: DATABASE,
  APICURIO_DATASOURCE_PASSWORD: DATABASE,
  // It asks little of its database (default: 20 to 100 connections).
  APICURIO_DATASOURCE_JDBC_INITIAL_SIZE: '2',
  APICURIO_DATASOURCE_JDBC_MIN_SIZE: '1',
  APICURIO_DATASOURCE_JDBC_MAX_SIZE: '10',
  // After Postgres was away, a dead connection is noticed before a request fails by it.
  QUARKUS_DATASOURCE_POSTGRESQL_JDBC_VALIDATE_ON_BORROW: 'true',
});
