// A board or a sign that hangs for weeks: drawn anew by the server, it calls out what is new, and says at once when it no
// longer hears from the server. What was called before then is never shown as called now.
"use strict";

const SILENCE = 20_000;
const AGAIN = 3_000;
const screen = document.getElementById("screen");
const gone = document.getElementById("gone");
let source;
let late;
let known = new Set(calls().map((call) => call.dataset.call));

function calls() {
  return [...screen.querySelectorAll("[data-call]")];
}

function tell(live) {
  clearTimeout(late);
  if (live) late = setTimeout(tell, SILENCE, false);
  gone.hidden = live;
  document.body.classList.toggle("offline", !live);
}

// Browsers make no sound before somebody has pressed something; a kiosk browser may be told to.
let audio;
const sound = document.createElement("button");
sound.className = "sound";
sound.textContent = "Ljud · Sound";
sound.onclick = async () => {
  audio = new AudioContext();
  await audio.resume();
  chime();
  sound.remove();
};
document.body.append(sound);

function chime() {
  if (!audio) return;
  [659, 523].forEach((pitch, nth) => {
    const [tone, loud, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + nth * 0.35];
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.35, at);
    loud.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(loud).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1);
  });
}

// In the office's language and the visit's; a language without a voice is not tried in another's.
function speak(call) {
  if (!audio || !window.speechSynthesis) return;
  const voices = speechSynthesis.getVoices();
  for (const text of call.querySelectorAll(".say")) {
    const voice = voices.find((one) => one.lang.startsWith(text.lang));
    if (!voice) continue;
    const said = new SpeechSynthesisUtterance(text.textContent);
    Object.assign(said, { voice, lang: voice.lang, rate: 0.9 });
    speechSynthesis.speak(said);
  }
}

function draw(html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  const sheet = next.content.firstElementChild;
  if (sheet.dataset.version !== screen.dataset.version) return location.reload();
  screen.replaceChildren(sheet);
  tell(true);
  const fresh = calls().filter((call) => !known.has(call.dataset.call));
  known = new Set(calls().map((call) => call.dataset.call));
  if (!fresh.length) return;
  chime();
  for (const call of fresh) {
    call.classList.add("fresh");
    speak(call);
  }
}

// A server that answers, but not with a stream, has ended this screen: its page says so.
async function again() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (answer.status === 404) return location.reload();
  } catch {
    // Still gone.
  }
  listen();
}

function listen() {
  source = new EventSource(screen.dataset.live);
  source.onmessage = (event) => draw(event.data);
  source.addEventListener("beat", () => tell(true));
  source.onerror = () => {
    tell(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(again, AGAIN);
  };
}

// A device whose network is gone knows it before any silence tells.
addEventListener("offline", () => {
  source.close();
  tell(false);
});
addEventListener("online", listen);

tell(true);
listen();
