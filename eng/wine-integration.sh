#!/usr/bin/env bash
# Runs the integration tests against the BITS service of Wine, with both builds of the library.
# The reports go to the folder in RESULTS, if it is set. The last lines name what has failed. Exit code 77 and one line with the reason
# where there is nothing to test on: Wine is not installed (apt-get install --no-install-recommends wine wine64), does not start, or .NET
# for Windows cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."

project=tests/BitsAnalyzers.Runtime.Integration.Tests
wine=
for candidate in /usr/lib/wine/wine64 wine64 wine; do
  if command -v "$candidate" >/dev/null; then wine=$(command -v "$candidate"); break; fi
done
if [ -z "$wine" ]; then
  echo "skipped: Wine is not installed, so there is no BITS service to test against"
  exit 77
fi
server=$(dirname "$(readlink -f "$wine")")/wineserver64
[ -x "$server" ] || server=$(command -v wineserver)

work=$(mktemp -d)
[ -z "${RESULTS:-}" ] || rm -f "$RESULTS"/*.trx
export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all
unset DISPLAY WAYLAND_DISPLAY
# Wine 8 and write-exclusive code pages: collected dynamic methods end in a fatal error of the CLR.
export DOTNET_EnableWriteXorExecute=0
trap '"$server" -k >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# .NET for Windows comes as packages: without them there is nothing that could run there.
for build in net8.0 netstandard2.0; do
  if ! dotnet restore "$project" -r win-x64 -p:SelfContained=true -p:RuntimeBuild="$build" -p:ArtifactsPath="$work/artifacts-$build" \
    -v q --nologo >"$work/restore.log" 2>&1; then
    echo "skipped: .NET for Windows cannot be restored: $(grep -m1 -o 'error .*' "$work/restore.log" || tail -n 1 "$work/restore.log")"
    exit 77
  fi
done

# mscoree is off only while the prefix is made (nobody should offer to install Mono); .NET itself needs it.
if ! WINEDLLOVERRIDES='mscoree,mshtml=' timeout 180 "$wine" wineboot -i >/dev/null 2>&1; then
  echo "skipped: Wine is installed, but does not start here"
  exit 77
fi
# The service manager of the first start does not know the BITS service yet: let it end.
timeout 60 "$server" -w
# Without the debugger a crash has an exit code of its own.
export WINEDLLOVERRIDES='mshtml=;winedbg.exe='
timeout 60 "$wine" reg add 'HKCU\Software\Wine' /v Version /t REG_SZ /d win10 /f >/dev/null 2>&1
timeout 60 "$server" -w

failures=()
for build in net8.0 netstandard2.0; do
  out="$work/$build"
  dotnet publish "$project" -c Release -r win-x64 --self-contained -p:RuntimeBuild="$build" -p:ArtifactsPath="$work/artifacts-$build" \
    -o "$out" -v q --nologo
  # The samples are programs of their own, beside the tests that run them.
  if [ "$build" = net8.0 ]; then
    for sample in Quickstart BitsDownloader MigratedDownloader ResumingDownloader; do
      dotnet publish "tests/samples/$sample" -c Release -r win-x64 --self-contained \
        -p:ArtifactsPath="$work/artifacts-$build" -o "$out" -v q --nologo
    done
  fi
  echo "BITS service of Wine, library built for $build:"
  result=0
  timeout -k 10 "${LIMIT:-600}" "$wine" "$out/BitsAnalyzers.Runtime.Integration.Tests.exe" \
    --no-progress --no-ansi --report-xunit-trx --report-xunit-trx-filename result.trx --results-directory "Z:${out//\//\\}" \
    </dev/null || result=$?
  if [ -n "${RESULTS:-}" ] && [ -s "$out/result.trx" ]; then
    mkdir -p "$RESULTS"
    cp "$out/result.trx" "$RESULTS/$build.trx"
  fi
  # A result file too: an exit code alone does not tell a run that never began.
  if [ "$result" -ne 0 ] || [ ! -s "$out/result.trx" ]; then
    echo "failed with exit code $result"
    failures+=("failed: the build for $build, with exit code $result" "$(eng/failed-tests.sh "$out/result.trx")")
  fi
done
[ ${#failures[@]} -eq 0 ] || { printf '%s\n' "${failures[@]}"; exit 1; }
