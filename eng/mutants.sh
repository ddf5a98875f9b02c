#!/usr/bin/env bash
# Changes the domain and the kernel of the engine in many small ways, and names the changes that no test notices. Takes an hour or more.
#   eng/mutants.sh                                  all of both
#   eng/mutants.sh 'Engine/Domain/NotifyMask*.cs'   some files
# The report goes to artifacts/mutants.
set -euo pipefail
cd "$(dirname "$0")/.."

files=("$@")
[ ${#files[@]} -gt 0 ] || files=('Engine/Domain/**/*.cs' 'Engine/Kernel/**/*.cs')
mutate=()
for pattern in "${files[@]}"; do mutate+=(--mutate "$pattern"); done

dotnet tool restore
output=$PWD/artifacts/mutants
cd tests/BitsAnalyzers.Flow.Tests
dotnet stryker --test-runner mtp --project BitsAnalyzers.csproj "${mutate[@]}" --output "$output"
