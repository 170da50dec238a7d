// Draws my ticket anew whenever the server says so, calls loudly, and says when it does not hear from the server any more.
"use strict";

const SILENCE = 40_000;
const AGAIN = 5_000;
const sheet = document.getElementById("ticket");
const title = document.title;
let late;
let source;

function tell(live) {
  clearTimeout(late);
  if (live) late = setTimeout(tell, SILENCE, false);
  document.getElementById("off").hidden = live;
  sheet.classList.toggle("stale", !live);
}

// A phone in a pocket: it shakes, and its tab says where to go.
function call() {
  const called = sheet.querySelector("#now.called");
  document.title = called ? `● ${called.querySelector(".say").textContent} – ${title}` : title;
  return Boolean(called);
}

function draw(html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  const was = call();
  for (const id of ["now", "deeds"]) {
    const [old, fresh] = [document.getElementById(id), next.content.getElementById(id)];
    // What somebody is choosing from stays as it is, as long as it is still true; what has not changed is not read again.
    const same = id === "now" ? old.outerHTML === fresh.outerHTML : old.dataset.stage === fresh.dataset.stage;
    if (same) continue;
    old.className = fresh.className;
    old.replaceChildren(...fresh.childNodes);
    if (id === "deeds") old.dataset.stage = fresh.dataset.stage;
  }
  if (call() && !was) navigator.vibrate?.([600, 200, 600, 200, 600]);
  tell(true);
}

function listen() {
  source = new EventSource(sheet.dataset.live);
  source.onmessage = (event) => draw(event.data);
  source.addEventListener("beat", () => tell(true));
  source.onerror = () => {
    tell(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(listen, AGAIN);
  };
}

call();
tell(true);
listen();
// A phone that wakes up may have slept for long.
document.addEventListener("visibilitychange", () => {
  if (document.hidden || source.readyState === EventSource.OPEN) return;
  source.close();
  listen();
});
