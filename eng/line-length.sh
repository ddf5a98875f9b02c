#!/usr/bin/env bash
# Names the lines that are longer than the 140 columns of .editorconfig; fails if there are any.
# Left out is what cannot be broken: rows of tables and blocks of code in Markdown, addresses, a reference in a comment, the text inside raw
# strings, and values in MSBuild files that have a line to themselves, because a line break would be part of the value.
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files -z -- '*.cs' '*.csproj' '*.props' '*.targets' '*.md' '*.sh' '*.yml' '*.editorconfig' .ci/run |
  xargs -0 awk -v limit=140 '
    FNR == 1 { inside = 0; markdown = FILENAME ~ /\.md$/ }
    {
      fences = markdown ? /^ *```/ : FILENAME ~ /\.cs$/ ? gsub(/"""+/, "&") : 0
      exempt = inside || fences || /https:\/\// || (markdown && /^ *\|/) ||
        /^ *\/\/\/ <see cref="[^"]*"\/>$/ || /^ *<[A-Za-z]+[^<]*>[^<]*<\/[A-Za-z]+>$/ || /^ *[A-Za-z]+="[^"]*"( \/>)?$/
      if (fences % 2) inside = !inside
    }
    length($0) > limit && !exempt {
      printf "%s(%d): %d columns\n", FILENAME, FNR, length($0)
      found = 1
    }
    END { exit found }
  '
