#!/usr/bin/env bash
# PostgreSQL and RabbitMQ of this checkout's own, for the tests and for trying several processes: own data, own ports,
# 127.0.0.1 only, never as root. Knows nothing of, and never touches, servers that it did not start.
#
#   ops/services.sh start    install what is missing (Debian, as root), start both, wait until they answer
#   ops/services.sh stop     stop both, keep their data
#   ops/services.sh status   one line for each; exit code 0 when both answer
#   ops/services.sh env      export lines: WASTEFLOW_POSTGRESQL (no Database in it) and WASTEFLOW_RABBITMQ
#   ops/services.sh reset    stop both and throw their data away
#
# Data lie under ./data/services, or where $WASTEFLOW_SERVICES says. Where the servers' users cannot reach that folder
# (a checkout under /root), they lie under /var/tmp in a folder named after it.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wanted=${WASTEFLOW_SERVICES:-$repository/data/services}
packages=(postgresql rabbitmq-server chromium fonts-noto-cjk libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils)
seconds_start_max=90
seconds_stop_max=40

say() { echo "services: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- who runs the servers -------------------------------------------------------------------------------------------

am_root() { [ "$(id -u)" = 0 ]; }

# as USER COMMAND…: as that user when root, otherwise as ourselves. Replaces the process, so that a pid stays the pid.
as() {
  local user=$1; shift
  if am_root; then exec setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"; else exec "$@"; fi
}

own() { if am_root; then chown "$1:" "$2"; fi; chmod 700 "$2"; }

# --- what is needed -------------------------------------------------------------------------------------------------

postgresql_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
rabbitmq_bin() { ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin 2>/dev/null | sort -V | tail -1; }

missing() {
  local bin; bin=$(postgresql_bin)
  [ -n "$bin" ] && [ -x "$bin/postgres" ] || echo postgresql
  [ -n "$(rabbitmq_bin)" ] && command -v epmd >/dev/null || echo rabbitmq-server
  command -v chromium >/dev/null || echo chromium
  [ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto/*CJK* >/dev/null 2>&1 || echo fonts-noto-cjk
  # The reports are opened by what offices open them with, and read as it shows them.
  command -v soffice >/dev/null && [ -e /usr/lib/libreoffice/program/libsclo.so ] || echo libreoffice-calc-nogui
  command -v soffice >/dev/null && [ -e /usr/lib/libreoffice/program/libswlo.so ] || echo libreoffice-writer-nogui
  command -v pdftotext >/dev/null || echo poppler-utils
}

install_missing() {
  local lacking; lacking=$(missing | tr '\n' ' ')
  [ -n "$lacking" ] || return 0
  if ! am_root || ! command -v apt-get >/dev/null; then
    fail "install first: ${lacking}(on Debian, as root: apt-get install --no-install-recommends ${lacking% })"
  fi
  say "installing $lacking"
  # Debian starts what it installs, unless this file forbids it.
  local policy=/usr/sbin/policy-rc.d ours=no
  if [ ! -e $policy ]; then printf '#!/bin/sh\nexit 101\n' > $policy; chmod 755 $policy; ours=yes; fi
  local log; log=$(mktemp)
  # shellcheck disable=SC2086
  if ! { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $lacking ||
         { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $lacking; }; } >"$log" 2>&1 </dev/null; then
    tail -5 "$log" >&2
    [ $ours = no ] || rm -f $policy
    fail "apt-get could not install: $lacking"
  fi
  [ $ours = no ] || rm -f $policy
  rm -f "$log"
}

# --- where it lies --------------------------------------------------------------------------------------------------

place() {
  home=$wanted
  if am_root; then
    local name; name=wasteflow-$(printf %s "$wanted" | cksum | cut -d' ' -f1)
    local above=$wanted
    while [ ! -d "$above" ]; do above=$(dirname "$above"); done
    if ! (as postgres test -x "$above") 2>/dev/null; then home=/var/tmp/$name; fi
  fi
}

make_home() {
  mkdir -p "$home"
  chmod 711 "$home"
  if [ ! -f "$home/secret" ]; then
    (umask 077; head -c 24 /dev/urandom | base64 | tr -d '+/=\n' > "$home/secret")
  fi
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Four ports in a row that nobody answers on, beginning where the folder's name says, and kept for later starts.
choose_ports() {
  local first=0
  [ ! -f "$home/ports" ] || first=$(cat "$home/ports")
  [ "$first" != 0 ] || first=$((20000 + $(printf %s "$home" | cksum | cut -d' ' -f1) % 1000 * 10))
  local try
  for try in $(seq 1 50); do
    local port free=yes
    for port in $first $((first + 1)) $((first + 2)) $((first + 3)); do
      if answers "$port"; then free=no; fi
    done
    if [ $free = yes ]; then echo "$first" > "$home/ports"; return; fi
    first=$((20000 + (first - 20000 + 10) % 10000))
  done
  fail "no four free ports in a row between 20000 and 30000"
}

read_ports() {
  first=$(cat "$home/ports" 2>/dev/null || echo 0)
  port_postgresql=$first
  port_amqp=$((first + 1))
  port_distribution=$((first + 2))
  port_epmd=$((first + 3))
}

# Ours: it lives, is no zombie, and its command line names our folder, or it is the port mapper of our port.
ours() {
  local seen
  seen=$(ps -o stat= -o args= -p "$1" 2>/dev/null) || return 1
  case $seen in Z*) return 1 ;; *"$home"/* | *"$home "* | *"epmd -address 127.0.0.1 -port "*) return 0 ;; *) return 1 ;; esac
}
gone() { ! ours "$1"; }
alive() {
  local pid
  pid=$(head -1 "$1" 2>/dev/null) && [ -n "$pid" ] && ours "$pid"
}

# wait_for SECONDS WHAT COMMAND…
wait_for() {
  local until=$((SECONDS + $1)) what=$2; shift 2
  until "$@"; do
    if [ $SECONDS -ge $until ]; then say "$what: not in time"; return 1; fi
    sleep 0.2
  done
}

# stop_pid FILE WHAT SIGNAL
stop_pid() {
  local pid
  pid=$(head -1 "$1" 2>/dev/null) && [ -n "$pid" ] && ours "$pid" || return 0
  kill "-$3" "$pid" 2>/dev/null || true
  wait_for $seconds_stop_max "$2" gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
}

# --- PostgreSQL -----------------------------------------------------------------------------------------------------

postgresql_pid() { echo "$home/postgresql/data/postmaster.pid"; }
postgresql_up() { alive "$(postgresql_pid)" && answers "$port_postgresql"; }

start_postgresql() {
  local bin folder=$home/postgresql
  bin=$(postgresql_bin)
  mkdir -p "$folder"; own postgres "$folder"
  if [ ! -f "$folder/data/PG_VERSION" ]; then
    install -m 600 "$home/secret" "$folder/secret"
    if am_root; then chown postgres: "$folder/secret"; fi
    rm -rf "$folder/data"
    (cd "$folder" && as postgres "$bin/initdb" -D "$folder/data" -U wasteflow --pwfile "$folder/secret" \
      -A scram-sha-256 -E UTF8 --locale C.UTF-8 --no-instructions) >"$folder/../postgresql-init.log" 2>&1 \
      || { tail -3 "$folder/../postgresql-init.log" >&2; fail "initdb failed"; }
  fi
  # After a kill -9 the lock names a dead process, which a container may keep as a zombie; its children end by themselves.
  if [ -f "$(postgresql_pid)" ] && ! alive "$(postgresql_pid)"; then sleep 2; rm -f "$(postgresql_pid)"; fi
  # fsync stays on: what the tests prove about a kill must be true of a disk.
  (cd "$folder" && as postgres "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t $seconds_start_max -s start -o \
    "-p $port_postgresql -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on -c max_connections=300 -c shared_buffers=128MB -c max_wal_size=2GB" \
    </dev/null >/dev/null 2>&1) || { tail -5 "$folder/log" >&2; fail "PostgreSQL did not start"; }
}

stop_postgresql() { stop_pid "$(postgresql_pid)" PostgreSQL INT; }

# --- RabbitMQ -------------------------------------------------------------------------------------------------------

rabbitmq_pid() { echo "$home/rabbitmq/pid"; }
epmd_pid() { echo "$home/rabbitmq/epmd.pid"; }
rabbitmq_up() { alive "$(rabbitmq_pid)" && answers "$port_amqp"; }
rabbitmq_came_or_died() { rabbitmq_up || ! kill -0 "$1" 2>/dev/null; }

start_rabbitmq() {
  local folder=$home/rabbitmq secret
  secret=$(cat "$home/secret")
  mkdir -p "$folder"; own rabbitmq "$folder"
  if ! alive "$(epmd_pid)"; then
    (cd "$folder" && as rabbitmq epmd -address 127.0.0.1 -port $port_epmd </dev/null >/dev/null 2>&1) &
    echo $! > "$(epmd_pid)"
    wait_for 15 "RabbitMQ's port mapper" answers $port_epmd || fail "epmd did not start"
  fi
  cat > "$folder/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port_amqp
default_vhost = wasteflow
default_user = wasteflow
default_pass = $secret
loopback_users = none
vm_memory_high_watermark.relative = 0.4
disk_free_limit.absolute = 200MB
log.console = false
CONF
  : > "$folder/env.conf"
  echo '[].' > "$folder/plugins"
  if am_root; then chown -R rabbitmq: "$folder"; fi
  rm -f "$(rabbitmq_pid)"
  (cd "$folder" && as rabbitmq env -i PATH="$PATH" LANG=C.UTF-8 HOME="$folder" \
    ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$port_epmd \
    RABBITMQ_NODENAME="wasteflow$port_amqp@localhost" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port_amqp \
    RABBITMQ_DIST_PORT=$port_distribution \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}" \
    RABBITMQ_MNESIA_BASE="$folder/mnesia" RABBITMQ_LOG_BASE="$folder/logs" RABBITMQ_PID_FILE="$(rabbitmq_pid)" \
    RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE="$folder/env.conf" \
    RABBITMQ_ADVANCED_CONFIG_FILE="$folder/none" RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins" \
    setsid "$(rabbitmq_bin)/rabbitmq-server" </dev/null >"$folder/out.log" 2>&1) &
  local child=$!
  wait_for $seconds_start_max RabbitMQ rabbitmq_came_or_died "$child" || true
  rabbitmq_up || { tail -5 "$folder/out.log" >&2; stop_rabbitmq; fail "RabbitMQ did not start"; }
}

stop_rabbitmq() {
  stop_pid "$(rabbitmq_pid)" RabbitMQ TERM
  stop_pid "$(epmd_pid)" "RabbitMQ's port mapper" TERM
  rm -f "$(rabbitmq_pid)" "$(epmd_pid)"
}

stop_all() { stop_rabbitmq; stop_postgresql; }

# --- commands -------------------------------------------------------------------------------------------------------

start() {
  install_missing
  place
  make_home
  read_ports
  if postgresql_up && rabbitmq_up; then say "already running"; return; fi
  if ! postgresql_up && ! rabbitmq_up; then
    stop_all # what a kill may have left half alive
    choose_ports
    read_ports
  fi
  postgresql_up || start_postgresql
  rabbitmq_up || start_rabbitmq
  status
}

status() {
  local all=0
  if postgresql_up; then echo "postgresql 127.0.0.1:$port_postgresql running"; else echo "postgresql stopped"; all=1; fi
  if rabbitmq_up; then echo "rabbitmq   127.0.0.1:$port_amqp running"; else echo "rabbitmq   stopped"; all=1; fi
  return $all
}

print_env() {
  [ -f "$home/ports" ] || fail "never started here: ops/services.sh start"
  local secret; secret=$(cat "$home/secret")
  echo "export WASTEFLOW_POSTGRESQL='Host=127.0.0.1;Port=$port_postgresql;Username=wasteflow;Password=$secret'"
  echo "export WASTEFLOW_RABBITMQ='amqp://wasteflow:$secret@127.0.0.1:$port_amqp/wasteflow'"
}

case ${1:-} in
  start) start ;;
  stop) place; read_ports; stop_all ;;
  status) place; read_ports; status ;;
  env) place; read_ports; print_env ;;
  reset) place; read_ports; stop_all; rm -rf "$home" ;;
  *) sed -n '2,12p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//' >&2; exit 2 ;;
esac
