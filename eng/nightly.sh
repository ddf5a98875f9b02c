#!/usr/bin/env bash
# The tests that are too long for every change: all prefixes of all programs, the oracle, the metamorphic tests, every way to publish a
# program that uses the runtime. Each night takes other programs; the seed is printed, and SEED=… repeats a night.
#   eng/nightly.sh            as much as a night has time for: an oracle of 100,000 programs takes most of it
#   eng/nightly.sh SECONDS    about that long, for a part of it chosen by the seed
# The reports go to artifacts/nightly. Exit code 1 if a test has failed. NIGHTLY_CONFIGURATION=Debug uses a build that is there.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-}
SEED=${SEED:-$(($(date +%s) / 86400 % 20000))}
reports=$PWD/artifacts/nightly
rm -rf "$reports"
echo "seed $SEED"

failed=0

# run <project> <report> <what to run ...>
run() {
  local project=$1 report=$2
  shift 2
  dotnet run -c "${NIGHTLY_CONFIGURATION:-Release}" --project "tests/$project" -- --explicit on "$@" --no-progress \
    --report-xunit-trx --report-xunit-trx-filename "$report.trx" --results-directory "$reports" || failed=1
}

export BITS_SEED=$SEED BITS_ORACLE_SEED=$((SEED * 100000 + 1))
if [[ -n $seconds ]]; then
  # Three tests in a row share the first half. The oracle looks at some tens of programs in a second; each of the others is analysed in many
  # forms.
  export BITS_LONG_SECONDS=$((seconds / 6))
  oracle=$((seconds * 8)) metamorphic=$((seconds / 6))
else
  oracle=100000 metamorphic=400
fi

run BitsAnalyzers.Tests crash --filter-trait Length=Long
run BitsAnalyzers.Package.Tests publish --filter-trait Length=Long
BITS_ORACLE_PROGRAMS=$oracle run BitsAnalyzers.Flow.Tests oracle --filter-method '*OracleTests.Reports_agree*'
BITS_ORACLE_PROGRAMS=$metamorphic run BitsAnalyzers.Flow.Tests metamorphic --filter-class '*MetamorphicTests'

exit $failed
