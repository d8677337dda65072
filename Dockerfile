FROM node:24-slim
# A container's own loopback is reached by nobody outside; which ports are, is said when it is run.
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY commands commands
COPY config config
COPY src src
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3000 3080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPS_PORT || 3081}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: the process must get SIGTERM itself to finish what is in flight.
# The flag is that of `npm start`: V8 would keep up to 100 MB for what is soon let go.
CMD ["node", "--max-semi-space-size=16", "src/main.ts"]
