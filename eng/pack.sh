#!/usr/bin/env bash
# eng/pack.sh VERSION FOLDER: the packages of a release. Fails where they break what the version before has promised (package validation).
# The help links in them name the tag of the version.
set -euo pipefail
cd "$(dirname "$0")/.."

for project in BitsAnalyzers.Package BitsAnalyzers.Runtime BitsAnalyzers.Runtime.Testing BitsAnalyzers.Runtime.Hosting BitsAnalyzers.Cli; do
  dotnet pack "src/$project" -c Release -p:Version="$1" -p:DocumentationRef="v$1" -o "$2" -v q --nologo
done
