#!/usr/bin/env bash
# Writes the migrations of every DbContext for SQLite, PostgreSQL and SQL Server into src/WasteFlow.Migrations.*, one folder
# per context. No database is needed: EF compares the model with the last snapshot.
#
#   ops/migrations.sh add NAME     a migration NAME wherever a model has changed
#   ops/migrations.sh check        exit code 1 and one line for each model that has no migration yet
#   ops/migrations.sh sql DIR      the whole schema as SQL, DIR/<provider>/<context>.sql
#   ops/migrations.sh restart      throw all migrations away and begin anew with "Initial"; never after a release
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

providers=(Sqlite PostgreSql SqlServer)

build() {
  dotnet tool restore >/dev/null
  local provider
  for provider in "${providers[@]}"; do dotnet build "$(project "$provider")" -v quiet >&2; done
}
project() { echo "src/WasteFlow.Migrations.$1"; }

# The contexts are what the factories beside the migrations make.
contexts() { sed -nE 's/.*IDesignTimeDbContextFactory<([A-Za-z]+)>.*/\1/p' "$(project "$1")"/*.cs | sort -u; }

# ef PROVIDER CONTEXT ARGUMENT…
ef() {
  local provider=$1 context=$2; shift 2
  dotnet ef "$@" --no-build --project "$(project "$provider")" --startup-project "$(project "$provider")" --context "$context"
}
folder() { echo "${1%Db}"; }
unchanged() { ef "$1" "$2" migrations has-pending-model-changes >/dev/null 2>&1; }

add() {
  local provider context
  for provider in "${providers[@]}"; do
    for context in $(contexts "$provider"); do
      if [ -d "$(project "$provider")/$(folder "$context")" ] && unchanged "$provider" "$context"; then continue; fi
      echo "$provider $context: $1" >&2
      ef "$provider" "$context" migrations add "$1" --output-dir "$(folder "$context")" >/dev/null
    done
  done
}

case ${1:-} in
  add)
    [ -n "${2:-}" ] || { echo "migrations: give the new migration a name: ops/migrations.sh add NAME" >&2; exit 2; }
    build
    add "$2"
    ;;
  check)
    build
    code=0
    for provider in "${providers[@]}"; do
      for context in $(contexts "$provider"); do
        unchanged "$provider" "$context" || { echo "$provider $context: the model has changed; run ops/migrations.sh add NAME"; code=1; }
      done
    done
    exit $code
    ;;
  sql)
    [ -n "${2:-}" ] || { echo "migrations: give the folder for the scripts: ops/migrations.sh sql DIR" >&2; exit 2; }
    build
    for provider in "${providers[@]}"; do
      mkdir -p "$2/$provider"
      for context in $(contexts "$provider"); do
        ef "$provider" "$context" migrations script --output "$2/$provider/$context.sql" >/dev/null
      done
    done
    ;;
  restart)
    for provider in "${providers[@]}"; do
      for context in $(contexts "$provider"); do rm -rf "$(project "$provider")/$(folder "$context")"; done
    done
    build
    add Initial
    ;;
  *) sed -n '2,8p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//' >&2; exit 2 ;;
esac
