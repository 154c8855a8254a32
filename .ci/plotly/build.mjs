// Bundles `index.js` with the settings of Plotly's own bundles (its `esbuild-config.js`), minified,
// and writes the licences of all that is in it beside it. Run by `make plotly` in a folder that has
// both and the packages; its argument is the folder for what is made.
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const { environmentPlugin } = require("esbuild-plugin-environment");
const { glsl } = require("esbuild-plugin-glsl");
const inlineCss = require("esbuild-plugin-inline-css");

const target = process.argv[2];
const source = path.join(import.meta.dirname, "node_modules", "plotly.js");
const { version } = JSON.parse(await readFile(path.join(source, "package.json"), "utf8"));

for (const name of await readdir(target)) {
  if (name.endsWith(".min.js")) await rm(path.join(target, name));
}
const { metafile } = await build({
  metafile: true,
  entryPoints: [path.join(import.meta.dirname, "index.js")],
  outfile: path.join(target, `plotly-${version}.min.js`),
  banner: {
    js:
      `/**\n* plotly.js (barpolar, scatter, scatterpolar - minified) v${version}\n` +
      "* Copyright, Plotly, Inc.\n* All rights reserved.\n* Licensed under the MIT license\n*/",
  },
  format: "iife",
  globalName: "Plotly",
  bundle: true,
  minify: true,
  legalComments: "eof",
  plugins: [inlineCss(), glsl({ minify: true }), environmentPlugin({ NODE_DEBUG: false })],
  alias: { regl: "@plotly/regl", stream: "stream-browserify" },
  define: { global: "window", "define.amd": "false" },
  target: "es2016",
  logLevel: "info",
});

const packages = Object.keys(metafile.inputs).flatMap(
  (file) => /(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(0, 2).reverse() ?? [],
);
const folders = new Map();
for (let at = 0; at < packages.length; at += 2) folders.set(packages[at], packages[at + 1]);
const licences = [];
for (const [name, folder] of [...folders].sort()) {
  const inside = path.resolve(folder);
  const about = JSON.parse(await readFile(path.join(inside, "package.json"), "utf8"));
  const file = (await readdir(inside)).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text = file ? await readFile(path.join(inside, file), "utf8") : `Licence: ${about.license}`;
  licences.push(`${name} ${about.version}\n\n${text.replace(/\r/g, "").trim()}\n`);
}
await writeFile(path.join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(79)}\n\n`));
