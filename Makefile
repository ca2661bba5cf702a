# Everything a fresh machine needs, in two commands: `make site` and `make test`. Both are quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command 'make lock' pyproject.toml --group install

.PHONY: site test quick check lint lint-python lint-frontend lock clean

site: $(VENV)/.run  ## build the editions and the glossary into site/, with all downloads
	$(BIN)/daeyeok build --downloads

check: $(VENV)/.run  ## check every edition and every entry
	$(BIN)/daeyeok check

test: $(VENV)/.dev $(VENV)/.system lint  ## install what the tests need, then run them all
	npm test --silent
	$(BIN)/pytest

quick: $(VENV)/.dev  ## run the tests that need no browser
	$(BIN)/pytest -m "not browser"

lint: lint-python lint-frontend

lint-python: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lint-frontend: node_modules/.ok
	npm run --silent lint

lock:  ## resolve the dependencies anew (needs uv)
	$(LOCK) --extra downloads -o requirements.txt
	$(LOCK) --extra bucket --extra cluster --extra dev --extra downloads --extra kiwi --extra xlsx -o requirements-dev.txt

# The program as a package: one file that pip and pipx install, also outside of this repository, and its source.
DIST := dist
BUILD = SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build

.PHONY: packages package
packages: $(VENV)/.run  ## make the package and its source in dist/, twice, and compare
	rm -rf dist
	$(BUILD) -d $(DIST)
	scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	(umask 077 && export TZ=Asia/Seoul PYTHONHASHSEED=1 && $(BUILD) -d "$$scratch") && \
	for made in "$$scratch"/*; do cmp "$$made" "$(DIST)/$${made##*/}" || exit 1; done

package: packages  ## make the package, install it in a clean environment, and begin, check and build a library with it
	scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(PYTHON) -m venv "$$scratch/venv" && bin="$$scratch/venv/bin" && \
	"$$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && \
	"$$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps $(DIST)/*.whl && \
	cd "$$scratch" && "$$bin/daeyeok" init library && cd library && \
	"$$bin/daeyeok" check && "$$bin/daeyeok" build --downloads && test -s site/sundial/sundial.epub

# What the program is made of, and what is known against it; in an environment of its own, since nothing else needs theirs.
AUDIT := .venv-audit

LOCKED := $(wildcard requirements*.txt benchmarks/requirements*.txt fonts/requirements.txt .github/requirements-audit.txt)

.PHONY: bill audit lock-audit
bill: $(AUDIT)/.run  ## write the bill of materials (CycloneDX) into dist/
	mkdir -p $(DIST)
	$(AUDIT)/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible -o $(DIST)/daeyeok.cdx.json

audit: $(AUDIT)/.run  ## ask whether anything is known against what is locked
	failed=0; for locked in $(LOCKED); do \
	$(AUDIT)/bin/pip-audit --disable-pip --require-hashes -r "$$locked" || failed=1; done; exit $$failed

lock-audit:  ## resolve what these need anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command 'make lock-audit' .github/requirements-audit.in -o .github/requirements-audit.txt

$(AUDIT)/.run: .github/requirements-audit.txt
	@echo "daeyeok: preparing $(AUDIT) (a minute the first time)"
	test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .github/requirements-audit.txt
	@touch $@

clean:
	rm -rf $(VENV) .venv-bench .venv-fonts .venv-fuzz .venv-audit fuzz-findings node_modules site dist test-results .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# hatchling, which makes the editable install, is locked with the rest: no build dependency is resolved on the fly.
$(VENV)/.run: requirements.txt pyproject.toml
	@echo "daeyeok: preparing $(VENV) (a minute the first time)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "daeyeok: installing what the tests need"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.ok: package-lock.json
	@command -v npm >/dev/null || bash tests/install-system.sh $(VENV)
	@echo "daeyeok: installing what checks the site's scripts and styles"
	npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# The browser, its fonts, Node and the validators come from Debian where they are missing.
$(VENV)/.system: tests/install-system.sh $(VENV)/.dev
	bash tests/install-system.sh $(VENV)
	@touch $@

# The engines that `make test` does not drive, for what they were seen to show otherwise (docs/frontend.md).
.PHONY: engines
engines: $(VENV)/.engines  ## test reading in Firefox and WebKitGTK, and what all three engines print
	$(BIN)/pytest -n 0 tests/engines

# The libraries of AT-SPI are the system's, for its own Python.
.PHONY: accessibility-tree
accessibility-tree: site $(VENV)/.engines  ## read the tree that a screen reader is given of the longest edition, in Firefox and WebKitGTK
	bash tests/install-system.sh $(VENV) engines tree
	for engine in firefox webkit; do GNOME_ACCESSIBILITY=1 dbus-run-session -- xvfb-run -a /usr/bin/python3 tests/engines/accessibility_tree.py \
		$$engine file://$(CURDIR)/site/ai-competition-and-world-politics/index.html || exit 1; done

$(VENV)/.engines: tests/install-system.sh $(VENV)/.dev
	bash tests/install-system.sh $(VENV) engines
	@touch $@

.PHONY: record
record: $(VENV)/.dev  ## write the golden files and the generated documentation anew
	$(BIN)/pytest -n 0 --record tests/project/test_documentation.py tests/terms/test_lookup_ranking.py tests/terms/test_judged_lookup.py \
		tests/content/test_raw_texts.py \
		tests/rules/test_numbers.py tests/rules/test_judged_findings.py

.PHONY: pictures
pictures: $(VENV)/.system  ## draw the icons and the cards for other sites anew, from builder/publish/site/assets/pictures/icon.svg and pictures/card.html
	$(BIN)/python -m pictures.draw

# The typefaces of the site (docs/frontend.md), cut down to the characters that occur; in an environment of its own, since nothing else needs it.
FONTS := .venv-fonts

.PHONY: fonts lock-fonts
fonts: node_modules/.ok $(VENV)/.system $(FONTS)/.run  ## make the fonts anew, after new texts
	$(FONTS)/bin/python -m fonts.subset

$(FONTS)/.run: fonts/requirements.txt
	test -x $(FONTS)/bin/python || $(PYTHON) -m venv $(FONTS)
	$(FONTS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r fonts/requirements.txt
	@touch $@

lock-fonts:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command 'make lock-fonts' fonts/requirements.in -o fonts/requirements.txt

.PHONY: screenshots
screenshots: site $(VENV)/.system  ## take the pictures of pages that the README and docs/reading.md show
	$(BIN)/python -m pictures.pages

# How fast terms are found, beside others (docs/benchmarks.md); in an environment of its own, since nothing else needs theirs.
BENCH := .venv-bench
LOCK_BENCH := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command 'make lock-bench'

.PHONY: bench lock-bench
bench: $(BENCH)/.run  ## measure how fast terms are found
	$(BENCH)/bin/python -m benchmarks.terms

lock-bench:  ## resolve what the benchmark needs anew (needs uv)
	echo setuptools | $(LOCK_BENCH) - -o benchmarks/requirements-build.txt
	$(LOCK_BENCH) benchmarks/requirements.in -o benchmarks/requirements.txt

# FlashText has no wheel: setuptools, locked too, is there before it is built.
$(BENCH)/.run: requirements.txt benchmarks/requirements-build.txt benchmarks/requirements.txt
	@echo "daeyeok: preparing $(BENCH) (a minute the first time)"
	test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt -r benchmarks/requirements-build.txt
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation \
		-r benchmarks/requirements.txt
	@touch $@

# Fuzzing of what reads the files of others (docs/security.md); in an environment of its own, since nothing else needs its compiler's parts.
FUZZ := .venv-fuzz
CASES := 1000000

.PHONY: fuzz lock-fuzz
fuzz: $(FUZZ)/.run  ## fuzz the loaders, the importers and the checks, an hour
	$(FUZZ)/bin/python -m benchmarks.fuzz --cases $(CASES)

lock-fuzz:  ## resolve what fuzzing needs anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command 'make lock-fuzz' benchmarks/requirements-fuzz.in -o benchmarks/requirements-fuzz.txt

$(FUZZ)/.run: requirements.txt benchmarks/requirements-fuzz.txt
	@echo "daeyeok: preparing $(FUZZ) (a minute the first time)"
	test -x $(FUZZ)/bin/python || $(PYTHON) -m venv $(FUZZ)
	$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt -r benchmarks/requirements-fuzz.txt
	@touch $@

.PHONY: messages
messages: $(VENV)/.run  ## gather the program's messages into the catalogues' template
	$(BIN)/pybabel -q extract --no-location --sort-output --omit-header -F builder/messages/babel.cfg \
		-o builder/messages/daeyeok.pot builder
