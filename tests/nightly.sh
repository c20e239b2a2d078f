#!/usr/bin/env bash
# The long statistical runs that dotnet test leaves out.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet test -c Release --nologo --settings tests/long.runsettings "$@"
