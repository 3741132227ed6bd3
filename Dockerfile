# The team server. Runs as a user without rights over a root that it cannot write; /data is its own.
FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    SIDELIGHT_HOST=0.0.0.0 \
    SIDELIGHT_DATA=/data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY lib/domain lib/domain
COPY lib/messages lib/messages
COPY server server
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 8787
# Lives as long as it answers; whether it may be sent people is asked at /ready.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--import", "tsx", "server/cli/main.ts"]
CMD ["serve"]
