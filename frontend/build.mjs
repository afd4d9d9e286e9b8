// Builds static/portal from the sources here: stylesheet, fonts, icons, licences.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { compile } from "sass";

const here = new URL(".", import.meta.url);
const out = new URL("../static/portal/", here);
const read = (path) => readFileSync(new URL(path, here), "utf8");

function put(path, text) {
  mkdirSync(new URL(".", new URL(path, out)), { recursive: true });
  writeFileSync(new URL(path, out), text);
  console.log(path, text.length, "bytes,", gzipSync(text, { level: 9 }).length, "gzip");
}

const { css } = compile(new URL("scss/portal.scss", here).pathname, {
  loadPaths: [new URL("node_modules", here).pathname],
  style: "compressed",
});
put("css/portal.css", css.replace(/^\uFEFF/, "") + "\n");

mkdirSync(new URL("fonts/", out), { recursive: true });
for (const subset of ["latin", "vietnamese"]) {
  copyFileSync(
    new URL(`node_modules/@fontsource-variable/public-sans/files/public-sans-${subset}-wght-normal.woff2`, here),
    new URL(`fonts/public-sans-${subset}.woff2`, out),
  );
}

const symbols = read("icons.txt").split(/\s+/).filter(Boolean).map((name) => {
  const shapes = read(`node_modules/@tabler/icons/icons/outline/${name}.svg`)
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<path stroke="none"[^>]*\/>/, "")
    .replace(/\s*\n\s*/g, "");
  return `<symbol id="icon-${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});
put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);

const notices = [
  ["GOV.UK Frontend (parts of css/portal.css)", "licenses/govuk-frontend.txt"],
  ["Public Sans (fonts/)", "node_modules/@fontsource-variable/public-sans/LICENSE"],
  ["Tabler Icons (icons.svg)", "node_modules/@tabler/icons/LICENSE"],
].map(([part, file]) => `${part}\n${"=".repeat(part.length)}\n\n${read(file).trim()}\n`);
put("LICENSES.txt", notices.join("\n\n"));
