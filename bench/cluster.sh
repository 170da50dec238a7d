# What bench/nodes and bench/failover share: nodes as processes, the load of `besok drill`, and a table of what it met. They
# source it after common.sh.

# Makes $scratch and sees to it that there is a binary.
begin_cluster() {
  binary=$1
  if [[ -z $binary ]]; then
    cargo build --release --quiet
    binary=target/release/besok
  fi
  scratch=$(mktemp -d)
  chmod 711 "$scratch"
  # The processes that run, by name, and where the nodes listen.
  declare -gA process=() node_port=()
  wrong=0
  steps=0
}

# Runs a program behind, with a log of its own.
run() {
  local name=$1
  shift
  "$@" >>"$scratch/$name.log" 2>&1 </dev/null &
  process[$name]=$!
}

# Ends all that `run` began.
stop_all() {
  local name
  for name in "${!process[@]}"; do kill -KILL "${process[$name]}" 2>/dev/null || true; done
  { wait || true; } 2>/dev/null
}

# Puts into $address, an empty database, what the load needs, and hears which settings its nodes need.
prepare() {
  "$binary" drill prepare --database "$address" --people 4000 --file "$scratch/kit" >"$scratch/settings" \
    2>"$scratch/prepare.log" || { cat "$scratch/prepare.log" >&2; return 1; }
  mapfile -t settings <"$scratch/settings"
}

# Starts a node. Its port stays the same, its log goes on.
start_node() {
  local n=$1
  node_port[$n]=${node_port[$n]:-$(free_port)}
  run "node$n" env "${settings[@]}" "$binary" serve --listen "127.0.0.1:${node_port[$n]}" --database "$address"
}

# Sends a node a signal, waits for its end, and returns what it ended with.
end_node() {
  local name=node$1 code=0
  kill -"$2" "${process[$name]}"
  { wait "${process[$name]}" || code=$?; } 2>/dev/null
  unset "process[$name]"
  if [[ $2 != KILL ]]; then return "$code"; fi
}

# Waits until what listens there says that it is ready.
until_ready() {
  local _
  for _ in {1..600}; do
    if curl --silent --fail --max-time 2 --output /dev/null "http://127.0.0.1:$1/health/ready"; then return; fi
    sleep 0.1
  done
  echo "what listens on $1 did not become ready; the logs:" >&2
  tail -n 5 "$scratch"/*.log >&2
  return 1
}

# Seconds since an instant of EPOCHREALTIME.
since() {
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'
}

heading() {
  printf '\n%-33s %8s %8s %7s %8s %8s %7s\n' "" answers bookings errors retries "p99 ms" "s away"
}

# Loads $targets for so many seconds, does something after three of them, and prints what visitors met: how many requests were
# answered, and how many of them are bookings; requests that were given up although they were sent again and again, with their key; how often that was; how long
# 99 of 100 took at most; and the longest time in which nobody was answered.
step() {
  local name=$1 load
  shift
  steps=$((steps + 1))
  told=
  "$binary" drill run --file "$scratch/kit" --answers "$scratch/answers" "${targets[@]}" --clients "$clients" \
    --seconds "$seconds" --seed "$steps" >"$scratch/met" 2>"$scratch/drill.log" &
  load=$!
  sleep 3
  "$@"
  wait "$load" || wrong=1
  printf '%-33s ' "$name"
  python3 bench/met.py "$scratch/met" || { cat "$scratch/drill.log" >&2; return 1; }
  printf '  %s\n' "$told"
}

# Holds all answers against the database, and ends.
finish() {
  echo
  "$binary" drill check --database "$address" --file "$scratch/kit" --answers "$scratch/answers" || wrong=1
  exit "$wrong"
}
