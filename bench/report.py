"""Tables of `bench/report`: the middle of several runs of each figure, and ratios within a run.

    report.py ledger FILE     figures of `besok load ledger --json`
    report.py overload FILE   figures of `besok load overload --json`
    report.py scale FILE      figures of `besok load-scale --json`
"""

import json
import statistics
import sys
from collections import defaultdict

YARDSTICKS = {"each": "one transaction each", "pgbenchstatements": "pgbench, statements", "pgbenchfunction": "pgbench, a function"}


def ledger(figures):
    """A run is all that one command said: its yardsticks and the ledger, spread and on one slot."""
    runs = defaultdict(list)
    for figure in figures:
        runs[figure["engine"], figure["clients"], figure["one_slot"], figure["by"]].append(figure)
    print("| engine | clients | places | ledger a second | p50 ms | p99 ms | µs | database µs | yardstick a second | ratio | wrong |")
    print("|---|---:|---|---:|---:|---:|---:|---:|---|---:|---:|")
    for engine, clients, one_slot, by in sorted(runs):
        if by != "ledger":
            continue
        own = runs[engine, clients, one_slot, "ledger"]
        others = {name: runs[engine, clients, one_slot, name] for name in YARDSTICKS if (engine, clients, one_slot, name) in runs}
        best = [max(run["per_second"] for run in turn) for turn in zip(*others.values())]
        ratios = [mine["per_second"] / theirs for mine, theirs in zip(own, best) if theirs]
        middle = lambda key: statistics.median(run.get(key) or 0 for run in own)
        beside = "; ".join(
            f"{YARDSTICKS[name]} {statistics.median(run['per_second'] for run in turns):,.0f}" for name, turns in others.items()
        )
        row = [
            engine, clients, "one slot" if one_slot else "spread", f"{middle('per_second'):,.0f}", middle("p50_ms"), middle("p99_ms"),
            f"{middle('cpu_us'):.0f}", f"{middle('database_cpu_us'):.0f}" if engine == "postgres" else "", beside,
            f"{statistics.median(ratios):.1f}" if ratios else "", sum(run["overbooked"] + run["lost"] for run in own),
        ]
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def overload(figures):
    """A run is a column."""
    names = [key for key in figures[0] if key != "scenario"]
    print("| " + " | ".join(["", *(f"{figure['engine']}, {figure['looking']:,} look" for figure in figures)]) + " |")
    print("|---|" + "---:|" * len(figures))
    for name in names:
        if name not in ("engine", "looking"):
            print("| " + " | ".join([name.replace("_", " "), *(f"{figure[name]:,}" for figure in figures)]) + " |")


def scale(figures):
    """A run is a row; `ratio` is how much slower than the smallest it is."""
    rows = [
        {
            "engine": run["engine"], "times to come": f"{run['slots']:,}", "visits past": f"{run['bookings']:,}", "MB on disk": f"{run['database_mb']:,.0f}",
            "ready after s": run["ready_s"], "MB then": f"{run['ready_mb']:.0f}", "first look p50, p99 ms": f"{run['first_look_ms']['p50']:.0f}, {run['first_look_ms']['p99']:.0f}",
            "MB, all looked at": f"{run['looked_mb']:.0f}", "JSON a second": f"{run['json']['per_second']:,.0f}", "JSON p99 ms": run["json"]["ms"]["p99"],
            "JSON ratio": run["json"]["ratio"], "pages a second": f"{run['html']['per_second']:,.0f}", "page p99 ms": run["html"]["ms"]["p99"],
            "page ratio": run["html"]["ratio"], "idle, ms of a second": run["idle_ms"],
        }
        for run in figures
    ]
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + "---:|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row.values()) + " |")


with open(sys.argv[2], encoding="utf-8") as lines:
    {"ledger": ledger, "overload": overload, "scale": scale}[sys.argv[1]]([json.loads(line) for line in lines])
