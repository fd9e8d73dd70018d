# Corridor. `make` alone prints the targets.

PORT ?= 8080
SHARED ?= ../shared
FUZZ ?= 200000

# One configuration for everything that runs: docs/decisions/0002-tests-in-release.md.
# --skip-build matters: without it `swift test` compiles every module again as testable.
BUILD := swift build -c release
TEST := swift test -c release --skip-build --disable-xctest

# Tests that look at the time, and those that ask everything of a service as everybody.
ALONE := OperationTests|AuthorisationTests|HiddenTextTests

.PHONY: help setup oracles build build-tests demo test test-shared test-browser shared-folder bench load soak \
	writers fuzz \
	check check-format docs format record clean
.NOTPARALLEL:

help: ## print the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

setup: ## install what the build needs and is missing
	@scripts/setup

build: ## build the tool: .build/release/corridor
	$(BUILD)

demo: setup build ## starter data in, estimates, atlas on PORT (8080)
	.build/release/corridor demo --port $(PORT)

build-tests:
	$(BUILD) --build-tests

oracles: ## install the SDMX clients and schemas that tests compare with
	@scripts/oracles/setup >/dev/null

test: setup check-format oracles build-tests ## all checks and tests but those on shared data
	CORRIDOR_ORACLES="$$(scripts/oracles/setup)" $(TEST) --skip 'SharedDataTests|$(ALONE)'
	$(TEST) --no-parallel --filter '$(ALONE)'

test-shared: shared-folder setup oracles build-tests ## tests on the published data in SHARED (../shared)
	CORRIDOR_ORACLES="$$(scripts/oracles/setup)" CORRIDOR_SHARED="$$(cd "$(SHARED)" && pwd)" \
		$(TEST) --filter 'SharedDataTests|SharedOracleTests'

test-browser: setup build ## the desk and the atlas in Chromium: a whole round, every page, by keyboard
	"$$(scripts/browser/setup)" scripts/browser/run.py

shared-folder:
	@test -d "$(SHARED)" || { \
		echo "test-shared: no folder $(SHARED); name one with SHARED=path" >&2; exit 1; }

bench: setup ## benchmarks, each beside a peer or a naive version
	swift run -c release --package-path Benchmarks

load: setup build ## 5,000 requests a second for half a minute, alone and beside downloads
	@scripts/load/setup
	swift run -c release --package-path Benchmarks corridor-bench load

soak: setup build ## ten minutes of requests, downloads and releases: memory must stay flat
	@scripts/load/setup
	swift run -c release --package-path Benchmarks corridor-bench soak

writers: build-tests ## fifty people write records for a minute: nothing lost, the past whole
	CORRIDOR_WRITERS=60 $(TEST) --filter RegisterWritersTests

fuzz: setup oracles build-tests ## FUZZ (200000) changed SDMX messages, with those in SHARED if it is there
	CORRIDOR_ORACLES="$$(scripts/oracles/setup)" CORRIDOR_FUZZ=$(FUZZ) \
		CORRIDOR_SHARED="$$(cd "$(SHARED)" 2>/dev/null && pwd)" \
		$(TEST) --filter 'FuzzTests|ScannerOracleTests'

check: check-format build-tests ## format, layering, wording, docs, fixture origins
	$(TEST) --filter HouseTests

check-format:
	@scripts/check/format

docs: setup ## the SDMX library's documentation: .build/docs/SDMX.doccarchive
	scripts/docs/build

format: ## bring the Swift files into form
	swift format --in-place --parallel --recursive Sources Tests Package.swift

record: setup build-tests ## record the goldens anew; read the difference before keeping it
	CORRIDOR_RECORD=1 $(TEST) --skip SharedDataTests

clean: ## remove what was built
	swift package clean
