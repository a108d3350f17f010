// The image's health check: whether the API in this container answers.
const port = process.env.API_PORT || 8080;
const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(4_000) }).catch(
  () => null,
);
process.exit(response?.ok ? 0 : 1);
