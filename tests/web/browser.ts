import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = path.join(root, "node_modules", ".cache");

/** Not the package's own list: that one switches web security off and runs everything in one process. */
const FLAGS = ["--no-sandbox", "--headless=shell", "--disable-gpu", "--font-render-hinting=none"];

/**
 * 浏览器：a real Chromium for tests and screenshots. HUICE_CHROMIUM names another executable; on machines
 * npm's Chromium is not made for, an installed Chrome is used.
 */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

function launchOptions(): LaunchOptions {
  const given = process.env["HUICE_CHROMIUM"];
  if (given) return { executablePath: given, args: FLAGS };
  if (!isBrought) return { channel: "chrome" };
  const home = unpackChromium();
  return { executablePath: path.join(home, "chromium"), args: FLAGS, env: environment(home) };
}

/** The package carries Linux on x64 only. */
const isBrought = process.platform === "linux" && process.arch === "x64";

/**
 * Unpacks once per version and returns the folder. The package trusts a half-written file, so it
 * writes to a folder of its own, which gets its final name only when complete.
 */
export function unpackChromium(): string {
  const manifest = path.join(root, "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const home = path.join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(path.join(cache, "unpacking-"));
  try {
    execFileSync(process.execPath, [path.join(root, "scripts", "unpack-chromium.mjs")], {
      cwd: root,
      env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
      stdio: "inherit",
    });
    writeFontSettings(unfinished, home);
    renameSync(unfinished, home);
  } catch (error) {
    // Another process may have finished first; its folder is as good.
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return home;
}

/**
 * The fonts the package brings and no others: pictures and text widths are then the same on every
 * machine, and a page that forgets its Chinese web font stays blank here, not at a visitor's.
 */
function writeFontSettings(folder: string, home: string): void {
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path.join(home, "fonts")}</dir><cachedir>${path.join(home, "font-cache")}</cachedir></fontconfig>
`;
  writeFileSync(path.join(folder, "fonts.conf"), settings);
}

function environment(home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    FONTCONFIG_FILE: path.join(home, "fonts.conf"),
    LD_LIBRARY_PATH: path.join(home, "al2023", "lib"),
  };
}
