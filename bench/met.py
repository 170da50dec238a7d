"""Prints what visitors met in one step, from the JSON of `besok drill run`."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    met = json.load(file)
print(
    f"{met['requests']:8,} {met['bookings']:8,} {met['errors']:7} {met['retries']:8,} {met['p99_ms']:8,.0f} {met['seconds_without_service']:7.1f}",
    met.get("first_error", ""),
    end="",
)
