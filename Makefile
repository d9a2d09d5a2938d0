# The commands of the repository. CONTRIBUTING.md says which one to run after which change.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo source)
export CGO_ENABLED ?= 0

WEB_INSTALLED := frontend/node_modules/.installed
WEB_BUILT := frontend/dist/index.html
WEB_SOURCES = $(shell find frontend -type f -not -path 'frontend/node_modules/*' -not -path 'frontend/dist/*' -not -path 'frontend/e2e/*' -not -name '*.go' -not -name '*.md' -not -name '*.tsbuildinfo' 2>/dev/null)

.PHONY: run build web program test unit check soak bench generate lint fmt e2e clean

## run: build everything and serve the demonstration on http://localhost:8080
run: build
	bin/konsortium serve --demo

## build: bin/konsortium, the web application inside
build: web program

# What is cold is compiled without inlining: two megabytes less of the 40 the program may have. The judging, the money,
# SQLite and the server itself keep it.
COLD := konsortium/api konsortium/cmd/konsortium konsortium/consortium konsortium/organisation konsortium/identity konsortium/reporting \
  konsortium/grant konsortium/notify konsortium/workplan konsortium/documents konsortium/partnership konsortium/paper konsortium/models \
  konsortium/reference/... konsortium/eligibility/batch gorm.io/... github.com/jackc/pgx/v5/pgtype golang.org/x/net/... golang.org/x/text/... \
  github.com/danielgtaylor/... github.com/xuri/... codeberg.org/go-pdf/... github.com/molecule-man/... github.com/klauspost/... \
  github.com/alecthomas/... go.yaml.in/... github.com/wneessen/... github.com/pressly/... github.com/go-co-op/... github.com/minio/... \
  crypto/tls crypto/x509 net/http html/template text/template encoding/xml encoding/gob

# One set of flags for all that is built without the race detector: what is compiled once serves the program, the linters and the generators.
export GOFLAGS := -trimpath $(COLD:%=-gcflags=%=-l)

program:
	go build -ldflags "-s -w -X main.version=$(VERSION)" -o bin/konsortium ./cmd/konsortium

web: $(WEB_BUILT)

$(WEB_BUILT): $(WEB_INSTALLED) $(WEB_SOURCES)
	cd frontend && npm run build
	touch $@

# The packages are installed anew only when the lock file has changed.
$(WEB_INSTALLED): frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	touch $@

## test: everything, on SQLite and on PostgreSQL, and the journeys in Chromium
test:
	.ci/test full

## unit: the fast part of it
unit:
	.ci/test unit

## check: test, and then that what is generated is up to date; what CI runs
check: test
	.ci/generated

## soak: the long random and fault runs
soak:
	.ci/soak

## bench: the performance table of bench/
bench: build
	.ci/bench

## generate: write anew what is made from something else
generate: $(WEB_INSTALLED)
	go run ./cmd/konsortium openapi > bin/openapi.json
	mv bin/openapi.json api/openapi.json
	cd frontend && npm run generate
	go test ./programme -update
	go test ./eligibility/batch -update

## lint: Go and TypeScript
lint: $(WEB_INSTALLED)
	.ci/test lint

fmt:
	gofmt -w $$(git ls-files '*.go')

## e2e: only the journeys, against the program as built
e2e:
	.ci/test e2e

clean:
	rm -rf bin frontend/node_modules
	find frontend/dist -mindepth 1 -not -name .gitkeep -delete
