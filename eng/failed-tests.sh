#!/usr/bin/env bash
# eng/failed-tests.sh <report.trx>...: the failed tests of the reports with their messages, for the end of a log that may lose its
# beginning.
set -euo pipefail

for report in "$@"; do
  [ -s "$report" ] || continue
  awk '
    function text(xml) {
      gsub(/\\&quot;|&quot;/, "\"", xml); gsub(/&#xD;/, "", xml); gsub(/&#xA;/, "\n    ", xml); gsub(/&#x9;/, "  ", xml)
      gsub(/&apos;/, "\047", xml); gsub(/&lt;/, "<", xml); gsub(/&gt;/, ">", xml); gsub(/&amp;/, "\\&", xml)
      return xml
    }
    /<UnitTestResult / {
      failed = / outcome="(Failed|Error|Timeout|Aborted)"/
      if (failed) {
        name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name)
        print "failed: " text(name)
      }
    }
    failed && /<Message>/ { message = 1; lines = 0; sub(/.*<Message>/, "") }
    failed && message {
      last = sub(/<\/Message>.*/, "")
      if (++lines <= 30) print "    " text($0)
      if (last) message = 0
    }
    /<\/UnitTestResult>/ { failed = 0 }
  ' "$report"
done
