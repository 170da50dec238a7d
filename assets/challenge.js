// Finds the numbers that the page asks for, and sends its form: SHA-256 of "NONCE.NUMBER" has to begin with so many zero
// bits, for each of sixteen numbers. That is one block of 64 bytes, of whose digest the first word says enough.
"use strict";

const FINDS = 16;
const SLICE = 40;
const form = document.getElementById("work");
const state = document.getElementById("state");
const [bits, , nonce] = form.elements.challenge.value.split(".");

// The constants of SHA-256: the first 32 bits behind the point of the roots of the first primes.
const [rounds, start] = [new Int32Array(64), new Int32Array(8)];
for (let number = 2, found = 0; found < 64; number += 1) {
  let divisor = 2;
  while (number % divisor) divisor += 1;
  if (divisor < number) continue;
  if (found < 8) start[found] = (Math.sqrt(number) % 1) * 2 ** 32;
  rounds[found] = (number ** (1 / 3) % 1) * 2 ** 32;
  found += 1;
}

const block = new Uint8Array(64);
const view = new DataView(block.buffer);
const words = new Int32Array(64);

function write(text) {
  block.fill(0);
  for (let index = 0; index < text.length; index += 1) block[index] = text.charCodeAt(index);
  block[text.length] = 0x80;
  view.setUint32(60, text.length * 8);
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

function firstWord() {
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(4 * i);
  for (let i = 16; i < 64; i += 1) {
    const near = words[i - 2];
    const far = words[i - 15];
    const mixed = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3));
    words[i] = (words[i - 16] + words[i - 7] + mixed) | 0;
  }
  let a = start[0];
  let b = start[1];
  let c = start[2];
  let d = start[3];
  let e = start[4];
  let f = start[5];
  let g = start[6];
  let h = start[7];
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return (a + start[0]) >>> 0;
}

const found = [];
let number = 0;

// In slices, so that the page can be read and left meanwhile.
function work() {
  const until = performance.now() + SLICE;
  while (found.length < FINDS && performance.now() < until) {
    write(`${nonce}.${number}`);
    if (firstWord() >>> (32 - bits) === 0) found.push(number);
    number += 1;
  }
  if (found.length < FINDS) return void setTimeout(work);
  state.textContent = state.dataset.done;
  form.elements.answer.value = found.join(".");
  // Back leads to the page before, and not to the same work again.
  history.replaceState(null, "", form.dataset.up);
  form.submit();
}

state.textContent = state.dataset.busy;
setTimeout(work);
