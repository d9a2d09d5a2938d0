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

# Inlining is kept for what is hot, the judging, the money, SQLite, hashing and the server's inner loops; without it the rest
# is three megabytes smaller, of the 40 the program may have. One set of flags for all that is built without the race detector:
# what is compiled once serves the program, the linters and the generators.
HOT := konsortium/eligibility konsortium/eligibility/proposal konsortium/budget konsortium/money konsortium/programme \
  modernc.org/... runtime/... internal/... math/... unicode/... strconv bytes strings sort sync/... reflect crypto/... hash/... \
  github.com/go-json-experiment/... github.com/shopspring/... golang.org/x/crypto/... github.com/klauspost/...
export GOFLAGS := -trimpath -gcflags=all=-l $(HOT:%=-gcflags=%=)

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
