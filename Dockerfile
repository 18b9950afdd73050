# Build: hnswlib-node is compiled here; the compiler stays behind.
FROM node:24-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY src ./src
COPY knowledge ./knowledge

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data NODE_COMPILE_CACHE=/data/compile-cache
WORKDIR /app
COPY --from=build --chown=node:node /app ./
RUN mkdir /data && chown node:node /data
USER node
# The one place that is written to; run the rest read-only: docker run --read-only -v megzuri:/data …
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "src/start.js", "check"]
CMD ["node", "src/start.js", "serve"]
