# Targets: `app` serves, `tools` migrates, writes configuration and runs workers, `proxy` is nginx and
# pgbouncer, `broker` is RabbitMQ, `postgres` is the server with the scripts of deploy/postgres. compose.yaml
# builds and starts them.

FROM node:24.11.1-bookworm-slim AS node
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

FROM node AS tools
COPY package.json package-lock.json ./
# `npm ci` patches the driver with these; without the patch the app refuses to start.
COPY patches patches
RUN npm ci --no-audit --no-fund
COPY . .
# A new volume that is mounted here gets these folders and their owner.
RUN mkdir -p /config && chown node:node /config
USER node
CMD ["npm", "run", "migrate"]

FROM tools AS build
USER root
ARG SITE_URL
ARG NEXT_DEPLOYMENT_ID
# No compression by Next, because nginx compresses; Next reads this at build time.
ENV NEXT_OUTPUT=standalone TRUSTED_PROXY_HOPS=1
# NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is not needed here: the key that is set at run time replaces the build's.
RUN npm run build && sh deploy/assemble.sh

FROM node AS app
ARG NEXT_DEPLOYMENT_ID
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 TRUSTED_PROXY_HOPS=1 NEXT_DEPLOYMENT_ID=$NEXT_DEPLOYMENT_ID
# Longer than nginx keeps idle connections, so that no request arrives on one that is being closed.
ENV KEEP_ALIVE_TIMEOUT=65000
COPY --from=build --chown=node:node /app/.next/standalone ./
RUN mkdir -p /assets/_next/static && chown -R node:node /assets
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]

FROM debian:12.12-slim AS proxy
# Debian's own, as `npm run cluster` runs them: nginx 1.22, pgbouncer 1.18.
RUN apt-get update \
  && apt-get install -y --no-install-recommends nginx-light pgbouncer \
  && rm -rf /var/lib/apt/lists/*
# The same user as in `tools`, which writes the files that are read here.
USER 1000:1000

FROM debian:12.12-slim AS broker
# Debian's own, as tests and `npm run cluster` run it: RabbitMQ 3.10.
RUN apt-get update \
  && apt-get install -y --no-install-recommends rabbitmq-server \
  && rm -rf /var/lib/apt/lists/* /var/lib/rabbitmq/.erlang.cookie
COPY deploy/rabbitmq /etc/rabbitmq
# The data folder is named after the node, so the node's name must not change with the container.
ENV HOME=/var/lib/rabbitmq RABBITMQ_NODENAME=rowlock@localhost RABBITMQ_LOGS=- \
  ERL_EPMD_ADDRESS=127.0.0.1 RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
USER rabbitmq
CMD ["/usr/lib/rabbitmq/bin/rabbitmq-server"]

FROM postgres:18.4-bookworm AS postgres
COPY deploy/postgres /deploy
COPY deploy/postgres/init-primary.sh /docker-entrypoint-initdb.d/
RUN install -d -o postgres -g postgres /archive /backups
