# What can be done here. "make help" lists it.

GO ?= go
ADDR ?= 127.0.0.1:8080
FUZZTIME ?= 20s
BENCH ?= .
SIZES ?= 21,20000

BUILDFLAGS := -trimpath -ldflags '-s -w'
MODULES := . internal/e2e .tools
TOOLS := .tools/bin

.DEFAULT_GOAL := help
.PHONY: help run build test deps check tools bench bench-baseline bench-all bench-scale bench-peers deps-bench bench-growth relevance soak fuzz vuln check-html check-citations lighthouse screenshots wordlist clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

run: build ## build, read data/source, and serve the site on 127.0.0.1:8080 (ADDR=...)
	-bin/inbreng ingest --source data/source --release data/release
	bin/inbreng serve --addr $(ADDR) --source data/source --release data/release --operator data/operator.json

build: ## build bin/inbreng
	CGO_ENABLED=0 $(GO) build $(BUILDFLAGS) -o bin/inbreng ./cmd/inbreng

# -count=1: the browser tests build the program of another module, which the
# cache of test results does not see.
test: ## run all tests; needs only Go, git and make, and says what was skipped
	@cd .tools && $(GO) run ./testreport .. ../internal/e2e -- -count=1

deps: ## install what the browser tests and "make check" need more (Debian, Ubuntu)
	@.ci/deps

tools:
	@mkdir -p $(TOOLS)
	@cd .tools && GOBIN= $(GO) build -o bin/ mvdan.cc/gofumpt honnef.co/go/tools/cmd/staticcheck

check: tools ## formatting, vet, staticcheck, tidiness in every module, and tests with the race detector but those in the browser
	@echo 'gofumpt'
	@unformatted=$$($(TOOLS)/gofumpt -l cmd internal web .tools); \
		if [ -n "$$unformatted" ]; then echo "not formatted by gofumpt:"; echo "$$unformatted"; exit 1; fi
	@for module in $(MODULES); do \
		echo "vet, staticcheck and tidiness: $$module"; \
		( cd $$module && $(GO) vet ./... && "$(CURDIR)/$(TOOLS)/staticcheck" ./... && $(GO) mod tidy -diff ) || exit 1; \
	done
	@echo 'tests with the race detector; those in the browser have a program of their own, and ran with "make test"'
	@cd .tools && CGO_ENABLED=1 $(GO) run ./testreport .. . -- -count=1 -race -shuffle=on

bench: ## run the quick benchmarks (under two minutes) and compare them with the committed ratios; fails when one is half as slow again
	@cd .tools && $(GO) run ./slowdown

bench-baseline: ## measure the ratios that "make bench" compares with, on a quiet machine
	@cd .tools && $(GO) run ./slowdown -write -runs 10

bench-all: ## run all benchmarks (BENCH=... chooses)
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...

bench-scale: ## the site with 10,000 invented documents: building, start, memory, and the dearest pages
	INBRENG_SCALE=10000 $(GO) test -run '^$$' -bench '^BenchmarkScale$$' -benchtime 1x -timeout 60m ./cmd/inbreng

bench-peers: ## search, pages and program beside Lucene, SQLite FTS5, stock bleve, nginx and net/http (a quarter of an hour; SIZES=21,20000,200000 an hour)
	@cd .tools && $(GO) run ./speed -n $(SIZES)

deps-bench: ## install what "make bench-peers" compares with: nginx, wrk, Lucene, Java (Debian, Ubuntu)
	@.ci/deps bench

bench-growth: ## our search at 20,000 and at 200,000 exchanges; fails when a hit takes longer in the larger
	@cd .tools && $(GO) run ./speed -ours-only -n 200000 -rounds 7

relevance: ## judged queries on our index, SQLite FTS5 and stock bleve; fails below the required numbers
	@cd .tools && $(GO) run ./relevance

soak: ## kill, fill, damage and load the program for some minutes
	INBRENG_SOAK=1 $(GO) test -count=1 -v -timeout 30m -run 'Killed|DiskFull|Damage|AtOnce|WhileServing|BadRelease|UnderLoad|Rude|Load' ./cmd/inbreng

fuzz: ## run every fuzz target for FUZZTIME (20s)
	@grep -rE '^func Fuzz[A-Za-z0-9_]*\(' --include='*_test.go' cmd internal web | \
		sed -E 's|^(.*)/[^/]*:func (Fuzz[A-Za-z0-9_]*)\(.*|\1 \2|' | sort | \
		while read -r package target; do \
			echo "$$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x "./$$package" </dev/null || exit 1; \
		done

vuln: ## look for known vulnerabilities in what is used (asks the Go vulnerability database, or VULNDB=file:///...)
	@mkdir -p $(TOOLS)
	@cd .tools && GOBIN= $(GO) build -o bin/ golang.org/x/vuln/cmd/govulncheck && $(GO) build -o bin/ ./vuln && bin/vuln .. ../internal/e2e .

check-html: ## have the W3C checker look at every page, the stylesheet and the pictures (needs Java and npm)
	@cd .tools && $(GO) run ./sitecheck html

check-citations: build ## have citation-js read every citation back, in BibTeX, RIS and CSL-JSON (needs npm)
	@npm ci --prefix .tools/_node --no-audit --no-fund --ignore-scripts --silent
	@rm -rf bin/citations && mkdir -p bin/citations
	@bin/inbreng ingest --source data/source --release bin/citations/release >/dev/null
	@bin/inbreng export --release bin/citations/release --base-url https://inbreng.example bin/citations/site >/dev/null
	@node .tools/_node/citations.mjs bin/citations/site
	@rm -rf bin/citations

lighthouse: ## have Lighthouse give marks to the main pages; fails below 100, and 98 for speed (needs Chromium and npm)
	@cd .tools && $(GO) run ./sitecheck lighthouse

screenshots: ## write pictures of all pages to screenshots/ (needs Chromium)
	cd internal/e2e && INBRENG_SCREENSHOTS="$(CURDIR)/screenshots" $(GO) test -count=1 -v -run '^TestScreenshots$$' .

wordlist: ## write the Dutch word list anew; DICT=... is the list that Debian's wdutch installs
	@if [ ! -f "$(DICT)" ]; then echo 'Say where the word list is: make wordlist DICT=...'; exit 1; fi
	cd .tools && $(GO) run ./wordlist -in "$(abspath $(DICT))" -out ../internal/wordlist/dutch.fst

clean: ## remove what the other targets made
	rm -rf bin screenshots data/release $(TOOLS) internal/e2e/_node/node_modules .tools/_node/node_modules
