FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY commands commands
COPY config config
COPY src src
RUN mkdir /data && chown node /data
USER node
VOLUME /data
# No npm in between: the process must get SIGTERM itself to finish what is in flight.
CMD ["node", "src/main.ts"]
