// Builds assets/besok.css: the theme and the components of Designsystemet that our pages use, then our own layer.
// Everything that nothing refers to is left out, so that a phone on a slow network loads a few kilobytes.
// Then assets/staff.css, which staff pages load after it: every app/staff-*.css, what they have in common first; and
// assets/screen.css, which the pages of a visit's day load: every app/screen-*.css. And scripts.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { browserslistToTargets, transform } from "lightningcss";

const COMPONENTS = ["skip-link", "link", "list", "button", "label", "field", "input", "error-summary"];
const OWN = ["page", "parts", "forms", "time", "media"];
const TARGETS = browserslistToTargets(["chrome 105", "firefox 121", "safari 15.4"]);

// What Designsystemet offers and no page of ours asks for: themes within a page, sizes, affixes, read-only fields …
const UNUSED_CLASSES = /^ds-(sr-only|icon|focus|readonly-icon|print-preserve|checkbox|list--|floating|field-affix|skiplink)/;
const UNUSED_ATTRIBUTES = new Set([
  "data-size",
  "data-typography",
  "data-fullwidth",
  "data-icon",
  "data-position",
  "data-clickdelegatefor",
  "aria-busy",
  "aria-disabled",
  "aria-readonly",
  "readonly",
]);
const UNUSED_STATES = new Set(["disabled", "indeterminate"]);
const UNUSED_VALUES = {
  "data-color-scheme": ["light", "dark"],
  "data-field": ["counter"],
  "data-variant": ["outline"],
  role: ["switch"],
};

// Scripts that staff pages, the pages of a visit's day and the page of a challenge alone load. htmx is as it is published. Its extension is in the same file: htmx begins as soon
// as it is there, and does not wait for another.
const SCRIPTS = {
  "live.js": ["node_modules/htmx.org/dist/htmx.min.js", "node_modules/htmx.org/dist/ext/hx-sse.min.js", "app/live.js"],
  "passkey.js": ["app/passkey.js"],
  "challenge.js": ["app/challenge.js"],
  "counter.js": ["app/counter.js"],
  "ticket.js": ["app/ticket.js"],
  "screen.js": ["app/screen.js"],
  "kiosk.js": ["app/kiosk.js"],
};

const root = new URL("./", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

const COMMON = "staff-page.css";
const STAFF = readdirSync(new URL("app/", root)).filter((name) => /^staff-.*\.css$/.test(name) && name !== COMMON);

const SCREEN = readdirSync(new URL("app/", root)).filter((name) => /^screen-.*\.css$/.test(name));

function tokens() {
  const cli = new URL("node_modules/.bin/designsystemet", root).pathname;
  for (const step of ["create", "build"]) execFileSync(cli, ["tokens", step], { cwd: root, stdio: "pipe" });
  return read("design-tokens-build/besok.css");
}

function source() {
  const system = (name) => read(`node_modules/@digdir/designsystemet-css/dist/src/${name}.css`);
  return [
    "@layer ds.theme, ds.base, ds.components;",
    tokens().replace(/^@charset.*\n/, ""),
    `@layer ds.base { ${system("base")} }`,
    ...COMPONENTS.map((name) => `@layer ds.components { ${system(name)} }`),
    ...OWN.map((name) => read(`app/${name}.css`)),
  ].join("\n");
}

// What a `:not()` excludes says nothing about what the selector is for.
function isUnused(selector) {
  return selector.some((part) => {
    if (part.type === "class") return UNUSED_CLASSES.test(part.name);
    if (part.type === "pseudo-class" && part.kind !== "not") {
      return UNUSED_STATES.has(part.kind) || part.selectors?.every(isUnused);
    }
    if (part.type !== "attribute") return false;
    return UNUSED_ATTRIBUTES.has(part.name) || UNUSED_VALUES[part.name]?.includes(part.operation?.value);
  });
}

const withoutUnusedRules = { Rule: { style: (rule) => (rule.value.selectors.every(isUnused) ? [] : undefined) } };

function minify(code, options) {
  return transform({ filename: "besok.css", code: Buffer.from(code), minify: true, ...options }).code.toString();
}

// A custom property that is dropped may have been the only one to refer to another: until nothing changes.
function withoutUnusedProperties(css) {
  for (;;) {
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    const custom = ({ name }) => (name.startsWith("--") && !used.has(name) ? [] : undefined);
    const next = minify(css, { visitor: { Declaration: { custom } } });
    if (next === css) return css;
    css = next;
  }
}

// The policy forbids inline styles, so where a thing stands in a grid is said by its classes: from row 7 (r7), three
// rows long (d3), from column 2 (k2), two columns wide (w2); a row is ten minutes (u10).
function places() {
  const rows = Array.from({ length: 300 }, (_, index) => index + 1);
  return [
    ...rows.map((row) => `.r${row}{grid-row-start:${row}}.d${row}{grid-row-end:span ${row}}`),
    ...rows.slice(0, 120).map((column) => `.k${column}{grid-column-start:${column}}.w${column}{grid-column-end:span ${column}}`),
    ...rows.slice(0, 60).map((minutes) => `.u${minutes}{--row:${minutes}}`),
  ].join("\n");
}

// A property that neither stylesheet sets would be a silent nothing.
function refuseUnknownProperties(name, css, ...sheets) {
  const set = new Set(sheets.join("").match(/--[\w-]+(?=:)/g));
  const unknown = [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]).filter((name) => !set.has(name));
  if (unknown.length) throw new Error(`${name}: nothing sets ${unknown.join(", ")}`);
}

function write(name, text) {
  const gzip = gzipSync(text, { level: 9 });
  writeFileSync(new URL(`../assets/${name}`, root), text);
  writeFileSync(new URL(`../assets/${name}.gz`, root), gzip);
  console.log(`assets/${name}: ${text.length} bytes, ${gzip.length} compressed`);
}

const css = withoutUnusedProperties(minify(source(), { visitor: withoutUnusedRules, targets: TARGETS }));
const staff = minify([COMMON, ...STAFF].map((name) => read(`app/${name}`)).join("\n") + places(), { targets: TARGETS });
refuseUnknownProperties("staff.css", staff, css, staff);
const screen = minify(SCREEN.map((name) => read(`app/${name}`)).join("\n"), { targets: TARGETS });
refuseUnknownProperties("screen.css", screen, css, screen);
write("besok.css", css);
write("staff.css", staff);
write("screen.css", screen);
for (const [name, paths] of Object.entries(SCRIPTS)) {
  write(name, paths.map((path) => read(path).replace(/^\/\/# sourceMappingURL.*$/m, "")).join(";\n"));
}
