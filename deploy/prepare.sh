#!/bin/sh
# Finds a Python that is new enough and lets it prepare .venv: sh deploy/prepare.sh demo|tests
# Candidates are run, not only looked up: shims of version managers exist for versions that are not there.
# The distribution's own comes before others of its version: it was built with a profile of real programs, what version
# managers compile was not, and runs the product a fifth slower. PYTHON names another one.

cd "$(dirname "$0")/.." || exit 1

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
complete='import venv, ensurepip'
incomplete=

for python in ${PYTHON:-} /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 python3.13 python3.12 python3.11 python3 python; do
    if "$python" -c "$new_enough" >/dev/null 2>&1; then
        if "$python" -c "$complete" >/dev/null 2>&1; then
            exec "$python" -m deploy.prepare "$@"
        fi
        incomplete=${incomplete:-$python}
    fi
done

if [ -n "$incomplete" ]; then
    echo "$incomplete has no venv module: install it (on Debian and Ubuntu: apt install python3-venv) and try again." >&2
else
    echo "Python 3.11 or newer is needed, and none was found on PATH: install it and try again." >&2
fi
exit 1
