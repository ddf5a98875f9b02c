#!/usr/bin/env bash
# What a build does not say: lines that are too long, files that are not formatted, packages that somebody has warned of.
# Prints what is wrong, and fails if anything is. To repair the format: dotnet format whitespace . --folder
# The rules of style that need to understand the code are warnings of the build, and so errors.
set -uo pipefail
cd "$(dirname "$0")/.."
wrong=0

eng/line-length.sh || wrong=1

dotnet restore BitsAnalyzers.sln -v q || wrong=1
# The warnings of the audit are part of what a restore has found, so that the next one repeats them.
if dotnet restore BitsAnalyzers.sln 2>&1 | grep -E 'NU190[1-4]' | sort -u; then wrong=1; fi

dotnet format whitespace . --folder --verify-no-changes --include src/ tests/ || wrong=1

exit $wrong
