// A kiosk: keys for fingers, the camera, the voice, the contrast; and it clears itself when nobody is there any more.
"use strict";

const HOME = "/screen";
const IDLE = 20_000;
const WARNING = 10;
const $ = (id) => document.getElementById(id);
const isHome = location.pathname === HOME;

// Contrast, for as long as somebody stands here
if (isHome) sessionStorage.clear();
const contrast = $("contrast");
function setContrast(more) {
  document.documentElement.toggleAttribute("data-contrast", more);
  contrast?.setAttribute("aria-pressed", more);
  sessionStorage.setItem("contrast", more ? "more" : "");
}
if (sessionStorage.getItem("contrast")) setContrast(true);
if (contrast) {
  contrast.hidden = false;
  contrast.onclick = () => setContrast(!document.documentElement.hasAttribute("data-contrast"));
}

// The voice reads what is on the page, and is quiet when asked again.
const aloud = $("aloud");
if (aloud && window.speechSynthesis) {
  aloud.hidden = false;
  aloud.onclick = () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const said = new SpeechSynthesisUtterance(`${$("main").innerText}\n${document.querySelector(".person").innerText}`);
    said.lang = document.documentElement.lang;
    speechSynthesis.speak(said);
  };
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

const print = $("print");
if (print) {
  print.hidden = false;
  print.onclick = () => window.print();
}

// Keys type into the field of their form that was touched last, and go on to the next one when it is full.
for (const keys of document.querySelectorAll(".keys")) {
  const form = keys.closest("form");
  const fields = [...form.querySelectorAll("input:not([type=hidden])")];
  for (const field of fields) field.addEventListener("focus", () => (form.field = field));
  keys.hidden = false;
  keys.addEventListener("click", (event) => {
    const key = event.target.closest("button");
    if (!key) return;
    let field = form.field ?? fields[0];
    if (key.dataset.type) {
      const next = fields[fields.indexOf(field) + 1];
      if (field.value.length >= field.maxLength && next) field = next;
      if (field.value.length < field.maxLength) field.value += key.dataset.type;
      if (field.value.length >= field.maxLength && fields.includes(next)) field = next;
    } else {
      const before = fields[fields.indexOf(field) - 1];
      if (!field.value && before) field = before;
      field.value = field.value.slice(0, -1);
    }
    form.field = field;
    field.focus();
  });
}

// What is opened has the next key.
for (const way of document.querySelectorAll(".way")) {
  way.addEventListener("toggle", () => way.open && way.querySelector("input:not([type=hidden])")?.focus());
}

// The camera looks for a code until it has one.
const camera = $("camera");
if (camera && "BarcodeDetector" in window && navigator.mediaDevices) {
  const sight = $("sight");
  camera.hidden = false;
  camera.onclick = async () => {
    try {
      sight.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
    } catch {
      // No camera, or it may not be used: the other ways are on the same page.
      camera.hidden = true;
      return;
    }
    sight.hidden = false;
    await sight.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    const look = async () => {
      const [code] = await detector.detect(sight);
      if (!code) return requestAnimationFrame(look);
      sight.srcObject.getTracks().forEach((track) => track.stop());
      $("reference").value = code.rawValue;
      $("by-reference").requestSubmit();
    };
    look();
  };
}

// Nobody there: a warning that one press stops, and then the first page.
const idle = $("idle");
if (idle) {
  let quiet;
  let counting;
  const over = () => location.replace(HOME);
  const wait = () => {
    clearTimeout(quiet);
    clearInterval(counting);
    if (idle.open) idle.close();
    quiet = setTimeout(warn, IDLE);
  };
  // Somebody listens to the page, or holds a code before the camera.
  const busy = () => window.speechSynthesis?.speaking || $("sight")?.srcObject?.active;
  const warn = () => {
    if (busy()) return wait();
    let left = WARNING;
    $("idle-left").textContent = left;
    idle.showModal();
    counting = setInterval(() => {
      left -= 1;
      $("idle-left").textContent = left;
      if (left <= 0) over();
    }, 1000);
  };
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, wait);
  // Whoever is gone leaves nothing to go back to.
  addEventListener("pageshow", (event) => event.persisted && over());
  wait();
}
