#!/usr/bin/env bash
# The one gate. Builds, checks the formatting, starts PostgreSQL and RabbitMQ, runs every test project, two side by side, stops
# what it started. The last line is "N passed, N failed"; the exit code is 0 only if nothing failed. A step that fails (the build,
# say) counts as one failed. Needs the .NET 10 SDK and bash 5.1; ops/services.sh names whatever else is missing.
#
#   ops/check.sh             everything
#   ops/check.sh Units …     only these test projects (tests/WasteFlow.Units …)
#
# WASTEFLOW_PROOF=full runs the same proofs at full size: ops/prove.sh.
set -uo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# A build worker that outlives the build would keep a pipe open, and whoever waits for this script would wait for it.
export MSBUILDDISABLENODEREUSE=1
# Much is compiled here that runs once: profiling it, and mapping each page of code twice, is time for nothing.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
export WASTEFLOW_PROOF=${WASTEFLOW_PROOF:-small}
minutes_test_project_max=$([ "$WASTEFLOW_PROOF" = full ] && echo 120 || echo 30)
logs=$(mktemp -d)
passed=0
failed=0
started_services=no
declare -A running=() begun=()
# One that waits for processes or pages leaves a core to one that reckons; a third would only make all of them slow.
side_by_side_max=2

finish() {
  # Only after a break is anything still running.
  for pid in "${!running[@]}"; do kill "$pid"; wait "$pid"; done 2>/dev/null
  if [ $started_services = yes ]; then ops/services.sh stop || failed=$((failed + 1)); fi
  rm -rf "$logs"
  echo "$passed passed, $failed failed"
  trap - EXIT
  [ $failed = 0 ] && exit 0 || exit 1
}
trap finish EXIT
trap 'failed=$((failed + 1)); exit 1' INT TERM

# step NAME COMMAND…: one line when it went well, its last lines when it did not.
step() {
  local name=$1 began=$SECONDS; shift
  if "$@" >"$logs/step" 2>&1; then
    echo "ok      $name ($((SECONDS - began)) s)"
  else
    echo "FAILED  $name ($((SECONDS - began)) s): $*"
    grep -E ' (error|warning) |: error |FAILED|^error' "$logs/step" | sed 's/ \[[^]]*\]$//' | sort -u | head -40 | grep . || tail -40 "$logs/step"
    failed=$((failed + 1))
    return 1
  fi
}

# begin NAME: runs one test project's program beside whatever runs already.
begin() {
  local program=tests/WasteFlow.$1/bin/Release/net10.0/WasteFlow.$1.dll
  timeout --kill-after=30 ${minutes_test_project_max}m dotnet "$program" :1 -noLogo -noColor >"$logs/$1" 2>&1 &
  running[$!]=$1
  begun[$!]=$SECONDS
}

# end_one: waits until one of those that run has ended, and adds up what its summary says.
end_one() {
  local pid='' code=0
  wait -n -p pid "${!running[@]}" || code=$?
  local name=${running[$pid]} seconds=$((SECONDS - begun[$pid]))
  unset "running[$pid]"
  local log=$logs/$name summary total=0 errors=0 fails=0 skipped=0 unrun=0
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -1)
  if [ -n "$summary" ]; then
    total=$(figure Total); errors=$(figure Errors); fails=$(figure Failed); skipped=$(figure Skipped); unrun=$(figure 'Not Run')
  fi
  local good=$((total - fails - skipped - unrun)) bad=$((errors + fails))
  # A crash, a time-out or a project without a single test proves nothing, whatever it printed.
  if [ $bad = 0 ] && { [ $code != 0 ] || [ $total = 0 ]; }; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  # At full size, what a proof by chance went through is part of the proof.
  if [ "$WASTEFLOW_PROOF" = full ]; then sed -n '/^histogram$/,/^end of histogram$/p' "$log"; fi
  if [ $bad = 0 ]; then
    echo "ok      tests/WasteFlow.$name: $good passed$([ "$skipped" = 0 ] || echo ", $skipped skipped") ($seconds s)"
  else
    echo "FAILED  tests/WasteFlow.$name: $good passed, $bad failed ($seconds s)$([ $code != 124 ] || echo ", stopped after $minutes_test_project_max minutes")"
    sed '/^histogram$/,/^end of histogram$/d' "$log" | grep -vE '^ +(Discovering|Discovered|Starting|Finished):' | tail -150
  fi
}
figure() { sed -E "s/.*[ ,]$1: ([0-9]+).*/\1/" <<<" $summary"; }

chosen=("$@")
if [ ${#chosen[@]} = 0 ]; then
  # The longest first, so that none is left to run alone at the end; those that are not named here after them.
  chosen=(Journeys Oracle Browser)
  for folder in tests/WasteFlow.*/; do
    name=$(basename "$folder" | sed 's/^WasteFlow\.//')
    [[ " ${chosen[*]} " = *" $name "* ]] || chosen+=("$name")
  done
fi

step "restore" dotnet restore WasteFlow.sln || exit
step "format" dotnet format whitespace . --folder --verify-no-changes --include src/ tests/ \
  --exclude src/WasteFlow.Migrations.Sqlite/ src/WasteFlow.Migrations.PostgreSql/ src/WasteFlow.Migrations.SqlServer/
step "build" dotnet build WasteFlow.sln --configuration Release --no-restore -warnaserror || exit

# What the program says of itself is kept in git, so that a change of a message, a door or a table is seen in review.
schemas() {
  dotnet src/WasteFlow/bin/Release/net10.0/wasteflow.dll schemas && git diff --exit-code --stat -- "${generated[@]}" &&
    [ -z "$(git status --porcelain -- "${generated[@]}")" ] || { git status --short -- "${generated[@]}"; return 1; }
}
generated=(schemas/messages schemas/http schemas/database schemas/cli schemas/coverage.md)
step "schemas are as the program writes them" schemas

if ops/services.sh status >/dev/null 2>&1; then
  echo "ok      services were running and stay so"
else
  started_services=yes
  step "services start" ops/services.sh start || exit
fi
eval "$(ops/services.sh env)" || exit

for name in "${chosen[@]}"; do
  [ ${#running[@]} -lt $side_by_side_max ] || end_one
  begin "$name"
done
while [ ${#running[@]} -gt 0 ]; do end_one; done
