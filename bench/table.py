"""Prints the figures of `besok load --json`, one JSON object a line, as a table beside the peers' figures."""

import json
import sys

# Per second at 16 clients, measured with their own software on a machine like this one; see docs/benchmarks.md.
PEERS = {"availability": "305 / 16", "book": "48-60 / 4-6"}

figures = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
print("Peers at 16 clients, a second: Easy!Appointments / queue-management.\n")
print("| scenario | engine | clients | a second | p50 ms | p99 ms | server µs | database µs | clients µs | wrong | load | peers |")
print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|")
for f in figures:
    name = f["scenario"] + (f" ({f['as']})" if "as" in f else "")
    wrong = f["errors"] + f["overbooked"] + f["lost"]
    if f.get("rounds") != f.get("winners"):
        wrong += 1
    row = [
        name, f["engine"], f["clients"], f"{f['per_second']:,.0f}", f["p50_ms"], f["p99_ms"], f"{f['server_cpu_us']:.0f}",
        f"{f['database_cpu_us']:.0f}" if "database_cpu_us" in f else "", f"{f['client_cpu_us']:.0f}", wrong,
        f.get("load_average", ""), PEERS.get(f["scenario"], "") if f["clients"] == 16 else "",
    ]
    print("| " + " | ".join(str(cell) for cell in row) + " |")
