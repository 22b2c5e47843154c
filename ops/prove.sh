#!/usr/bin/env bash
# The same proofs as ops/check.sh, at full size: more cases, more days, more seeds. Takes as long as it takes.
WASTEFLOW_PROOF=full exec bash "$(dirname "${BASH_SOURCE[0]}")/check.sh" "$@"
