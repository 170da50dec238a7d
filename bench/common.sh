# What ./test and the scripts in bench/ share. They source it when they have made $scratch, a folder of their own, and call
# `stop_postgres` before they remove it.

as_root() {
  if [[ $EUID == 0 ]]; then "$@"; else sudo "$@"; fi
}

# Installs what is missing of these packages (Debian). Only their programs are wanted: what they start with the machine is
# stopped again.
need() {
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if [[ ${#missing[@]} == 0 ]]; then return; fi
  echo "Installing ${missing[*]}" >&2
  if [[ " ${missing[*]} " == *" postgresql "* && ! -e /etc/postgresql-common ]]; then
    as_root mkdir /etc/postgresql-common
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
  if ! as_root "${install[@]}" </dev/null >"$scratch/apt.log" 2>&1; then
    # The package lists may be missing or too old.
    as_root apt-get update -q </dev/null >"$scratch/apt.log" 2>&1 || true
    as_root "${install[@]}" </dev/null >"$scratch/apt.log" 2>&1 || { cat "$scratch/apt.log" >&2; return 1; }
  fi
  if [[ ! -d /run/systemd/system ]]; then return; fi
  for package in "${missing[@]}"; do
    case $package in
      haproxy | nginx-light) as_root systemctl disable --quiet --now "${package%-light}" ;;
      etcd-server) as_root systemctl disable --quiet --now etcd ;;
    esac
  done
}

# PostgreSQL refuses to be run by root.
as_postgres() {
  if [[ $EUID == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# The folder of PostgreSQL's own programs, which are not on the path.
postgres_programs() {
  printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1
}

free_port() {
  local port
  while port=$(shuf -i 20000-29999 -n 1) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# Sees to it that TEST_POSTGRES_URL names a server.
start_postgres() {
  if [[ -n ${TEST_POSTGRES_URL:-} ]]; then return; fi
  need postgresql
  local home=$scratch/postgres port
  port=$(free_port)
  mkdir "$home"
  if [[ $EUID == 0 ]]; then chown postgres "$home"; fi
  postgres_bin=$(postgres_programs)
  (
    cd "$home" &&
    as_postgres "$postgres_bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 &&
    as_postgres "$postgres_bin/pg_ctl" -D data -l "$home/log" -w start \
      -o "-p $port -k $home -c listen_addresses=127.0.0.1 -c max_connections=300"
  ) >"$scratch/postgres.log" 2>&1 || { cat "$scratch/postgres.log"; return 1; }
  export TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$port/postgres
}

stop_postgres() {
  if [[ -z ${postgres_bin:-} ]]; then return; fi
  as_postgres "$postgres_bin/pg_ctl" -D "$scratch/postgres/data" -m immediate stop >/dev/null 2>&1 || true
}

# The address of another database on that server: its name comes last, but for what may follow a question mark.
database_address() {
  sed -E "s|/[^/?]*(\\?.*)?$|/$1\\1|" <<<"$TEST_POSTGRES_URL"
}
