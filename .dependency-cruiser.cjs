/** Who may import whom. The folders are explained in README.md; each rule keeps one of them what it is. */

/** Folders of ours, whose imports are ruled. */
const OURS =
  '^(api|bench|cli|clients|console|deploy|domain|engine|issuer|processors|rules|schemas|simulator|test|webhooks)/';
const only = (...allowed) => ({ path: OURS, pathNot: allowed });

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one idea: put it in one file, or find the third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-stands-alone',
      comment: 'Exercise science is pure functions; it knows nothing of topics, views or storage.',
      severity: 'error',
      from: { path: '^domain/' },
      to: only('^domain/'),
    },
    {
      name: 'rules-stand-alone',
      comment:
        'Rules are judged in Node and in the browser alike; of ours they know exercise science, which is as pure.',
      severity: 'error',
      from: { path: '^rules/' },
      to: only('^rules/', '^domain/'),
    },
    {
      name: 'processors-only-fold',
      comment: "A processor sees contracts, arithmetic and the engine's declaration language; nothing that does I/O.",
      severity: 'error',
      from: { path: '^processors/' },
      to: only('^processors/', '^schemas/', '^domain/', '^rules/', '^engine/declare\\.ts$'),
    },
    {
      name: 'processors-do-no-io',
      severity: 'error',
      from: { path: '^(processors|domain|rules)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'processors-are-independent',
      comment: 'Processors meet in topics. index.ts lists them all.',
      severity: 'error',
      from: { path: '^processors/([^/]+)/' },
      to: { path: '^processors/[^/]+/', pathNot: '^processors/$1/' },
    },
    {
      name: 'engine-knows-no-gyms',
      comment: 'The engine would run a dataflow about anything. Its thread is loaded as all of our code is.',
      severity: 'error',
      from: { path: '^engine/' },
      to: only('^engine/', '^deploy/built\\.mjs$'),
    },
    {
      name: 'schemas-are-contracts',
      severity: 'error',
      from: { path: '^schemas/' },
      to: only('^schemas/', '^engine/declare\\.ts$'),
    },
    {
      name: 'api-imports-no-fold',
      comment: 'The API reads views; what computes them is none of its business.',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^processors/.*processor\\.ts$' },
    },
    {
      name: 'api-serves-only',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^(simulator|cli|test|bench)/' },
    },
    {
      name: 'simulator-is-a-client',
      comment: 'The simulator stands for firmware: it talks to Kafka as anybody would, not through the engine.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: only('^simulator/', '^schemas/', '^domain/', '^engine/declare\\.ts$', '^deploy/(settings|user-error)\\.ts$'),
    },
    {
      name: 'nothing-imports-the-command-line',
      severity: 'error',
      from: { pathNot: ['^(cli|test|bench|docs)/', '^deploy/start\\.mjs$'] },
      to: { path: '^cli/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/|^vitest\\.config\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'one-door-to-kafka',
      severity: 'error',
      from: {
        path: OURS,
        pathNot: ['^engine/kafka(-group|-assigner)?\\.ts$', '^simulator/client\\.ts$', '^(test|bench)/'],
      },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'one-door-to-the-registry',
      severity: 'error',
      from: {
        path: OURS,
        pathNot: ['^engine/registry\\.ts$', '^simulator/(client|registry)\\.ts$', '^(test|bench)/'],
      },
      to: { path: 'node_modules/(@kafkajs/confluent-schema-registry|avsc)' },
    },
    {
      name: 'one-door-to-postgres',
      comment:
        'The engine through one file; the API through its query builder; the local stack to see that it answers.',
      severity: 'error',
      from: {
        path: '^(engine|api|cli|issuer|processors|schemas|simulator|webhooks)/',
        pathNot: ['^engine/postgres\\.ts$', '^api/database\\.ts$'],
      },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: { path: OURS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      from: { path: OURS, pathNot: ['^(test|bench|console)/', '^(schemas|clients)/generate\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: OURS },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/fixtures|clients/typescript/(src|lib))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
