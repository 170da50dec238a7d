// Says whether the day before one is live. htmx draws it anew (hx-sse); the server sends something every few seconds, so
// silence means that the stream is broken, even where the network has not noticed.
"use strict";

const SILENCE = 15_000;
const sheet = document.getElementById("sheet");
const words = document.getElementById("live");
let late;

// Who needs help is in the title too: colleagues may be on another page.
const title = document.title;
function alarm() {
  document.title = document.querySelector(".alarm") ? `(!) ${title}` : title;
}

function tell(live) {
  clearTimeout(late);
  if (live) late = setTimeout(tell, SILENCE, false);
  words.querySelector(".on").hidden = !live;
  words.querySelector(".off").hidden = live;
}

// A connection that brings no message is no stream but the page that asks to sign in: it is not asked for again.
let empty = 0;
sheet.addEventListener("htmx:sse:after:connection", () => (empty += 1));
sheet.addEventListener("htmx:sse:before:connection", (event) => empty > 1 && event.preventDefault());
sheet.addEventListener("htmx:sse:before:message", () => {
  empty = 0;
  tell(true);
});
sheet.addEventListener("htmx:sse:after:message", alarm);
alarm();
for (const end of ["htmx:sse:error", "htmx:sse:close"]) sheet.addEventListener(end, () => tell(false));
