// Makes the portal's three files out of ./src and npm's packages: portal.css (Tabler, only what the pages use, and our own
// on top), portal.js (small, on every page) and trace.js (ECharts, on traces only), each beside its Brotli form.
// node build.mjs OUTPUT-FOLDER
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, "../obj/assets"));
const from = (...path) => join(here, ...path);

const pages = readdirSync(from(".."), { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && f.name.endsWith(".razor") && !/[\\/](obj|bin|node_modules)([\\/]|$)/.test(f.parentPath))
  .map((f) => join(f.parentPath, f.name))
  .concat(from("src/trace.ts"), from("src/portal.ts"));

async function style() {
  const [tabler] = await new PurgeCSS().purge({
    content: pages,
    css: [from("node_modules/@tabler/core/dist/css/tabler.min.css")],
    variables: false,
    safelist: ["html", "body"],
  });
  const own = readdirSync(from("src"))
    .filter((f) => f.endsWith(".css"))
    .sort()
    .map((f) => readFileSync(from("src", f), "utf8"));
  const { code } = await transform([tabler.css.replace(/\/\*# sourceMappingURL=.*?\*\//g, ""), ...own].join("\n"), {
    loader: "css",
    minify: true,
    target: "es2022",
    legalComments: "eof",
  });
  return code;
}

async function script(entry) {
  const { outputFiles } = await build({
    entryPoints: [from("src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "eof",
  });
  return outputFiles[0].text;
}

function write(name, text) {
  const bytes = Buffer.from(text);
  writeFileSync(join(output, name), bytes);
  writeFileSync(join(output, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

mkdirSync(output, { recursive: true });
write("portal.css", await style());
write("portal.js", await script("portal.ts"));
write("trace.js", await script("trace.ts"));
