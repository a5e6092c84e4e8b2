import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHECKOUT } from '../checkout';
import { aptInstall, findOnPath } from './apt';
import { isRoot } from './user';

/** A Chromium that runs, and the environment that its libraries and fonts need. */
export interface Browser {
  path: string;
  env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Finds a Chromium: CHROME_PATH, an installed one, Playwright's own, the one in @sparticuz/chromium, and
 * for root the one from apt. Throws with the command that installs one.
 */
export function findChromium(report: (line: string) => void): Browser {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    const browser = checkBrowser(chosen);
    if (!browser) throw new Error(`CHROME_PATH is ${chosen}, which does not run.`);
    return browser;
  }
  const found = findInstalled() ?? checkBrowser(chromium.executablePath()) ?? unpackFromNpm();
  if (found) return found;
  if (isRoot() && findOnPath('apt-get')) {
    report('Installing Chromium with apt');
    aptInstall('chromium');
    const obtained = findInstalled();
    if (obtained) return obtained;
  }
  throw new Error('Found no Chromium that runs. Install one: sudo apt-get install chromium');
}

function findInstalled(): Browser | undefined {
  for (const path of [...NAMES.map(findOnPath), MAC]) {
    const browser = path ? checkBrowser(path) : undefined;
    if (browser) return browser;
  }
  return undefined;
}

/** Starts it once, because some systems only have a stub that names a package, or lack libraries. */
function checkBrowser(path: string, env: Record<string, string> = {}): Browser | undefined {
  if (!existsSync(path)) return undefined;
  const { status } = spawnSync(path, ['--version'], { env: { ...process.env, ...env } });
  return status === 0 ? { path, env } : undefined;
}

const UNPACK =
  "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";

function unpackFromNpm(): Browser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(CHECKOUT, '.data', 'chromium');
  mkdirSync(folder, { recursive: true });
  // The package unpacks to TMPDIR, and unpacks its libraries only when it detects AWS Lambda.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: CHECKOUT,
    env,
    encoding: 'utf8',
  });
  const path = unpacked.stdout.trim();
  const fonts = { FONTCONFIG_FILE: writeFontSettings(folder) };
  return (
    checkBrowser(path, fonts) ??
    checkBrowser(path, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') })
  );
}

/** The package's font settings name folders of Lambda, and without any font this Chromium crashes. */
function writeFontSettings(folder: string): string {
  const file = join(folder, 'rowlock-fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`);
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(file, `<fontconfig>${folders.join('')}${cache}</fontconfig>\n`);
  return file;
}
