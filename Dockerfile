# syntax=docker/dockerfile:1
# Three stages: the web application, the program with the web application inside, and an image that holds the program,
# certificates, and nothing else: no shell, no package manager, no root user.

FROM node:20-bookworm-slim AS web
WORKDIR /source/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM golang:1.26-bookworm AS program
WORKDIR /source
ENV CGO_ENABLED=0
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
COPY --from=web /source/frontend/dist ./frontend/dist
ARG VERSION=source
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    make program VERSION="${VERSION}" && mkdir -p /out && mv bin/konsortium /out/konsortium
# The folders the program writes to, owned by the user it runs as. Large sheets are unpacked below /tmp.
RUN mkdir -p /out/data /out/tmp

FROM scratch
COPY --from=program /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=program /out/konsortium /usr/local/bin/konsortium
COPY --from=program --chown=65532:65532 /out/data /data
COPY --from=program --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
ENV KONSORTIUM_DATA=/data \
    KONSORTIUM_DATABASE=sqlite:/data/konsortium.db \
    KONSORTIUM_LISTEN=0.0.0.0:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 CMD ["/usr/local/bin/konsortium", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/konsortium"]
CMD ["serve"]
