// Says whether the day before one is live. htmx draws it anew (hx-sse); the server sends something every few seconds, so
// silence means that the stream is broken, even where the network has not noticed.
"use strict";

const SILENCE = 15_000;
const sheet = document.getElementById("sheet");
const words = document.getElementById("live");
let late;

function tell(live) {
  clearTimeout(late);
  if (live) late = setTimeout(tell, SILENCE, false);
  words.querySelector(".on").hidden = !live;
  words.querySelector(".off").hidden = live;
}

sheet.addEventListener("htmx:sse:before:message", () => tell(true));
for (const end of ["htmx:sse:error", "htmx:sse:close"]) sheet.addEventListener(end, () => tell(false));
