// Keys for the buttons of a counter, as long as nobody types in a field. Whoever does not want them turns them off.
// And a page that something was done at by another page is loaded anew: it would show what is no more.
"use strict";

// In a block: the script of live pages has names of its own.
{
  const station = document.getElementById("station");
  const sheet = document.getElementById("sheet");
  const keys = document.getElementById("keys");
  const OFF = "counter-keys-off";

  if (keys) {
    keys.parentElement.hidden = false;
    keys.checked = !localStorage.getItem(OFF);
    keys.addEventListener("change", () => (keys.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  }

  addEventListener("keydown", (event) => {
    const types = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
    if (types || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !keys?.checked) return;
    const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  new MutationObserver(() => {
    const drawn = sheet.querySelector("[data-mark]");
    if (drawn && drawn.dataset.mark !== station.dataset.mark) location.replace(location.pathname);
  }).observe(sheet, { attributes: true, childList: true, subtree: true });
}
