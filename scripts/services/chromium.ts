import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHECKOUT } from '../checkout';
import { aptInstall, onPath } from './apt';
import { isRoot } from './user';

/** A Chromium that runs, and what its libraries and fonts need in the environment. */
export interface Browser {
  path: string;
  env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Finds a Chromium: CHROME_PATH, one of the system's, Playwright's own, the one in npm's
 * @sparticuz/chromium, and as root one from apt. Throws with the command that installs one.
 */
export function findChromium(report: (line: string) => void): Browser {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    const browser = runs(chosen);
    if (!browser) throw new Error(`CHROME_PATH is ${chosen}, which does not run.`);
    return browser;
  }
  const found = installed() ?? runs(chromium.executablePath()) ?? fromNpm();
  if (found) return found;
  if (isRoot() && onPath('apt-get')) {
    report('There is no Chromium; getting it with apt');
    aptInstall('chromium');
    const obtained = installed();
    if (obtained) return obtained;
  }
  throw new Error('There is no Chromium that runs. Install one: sudo apt-get install chromium');
}

function installed(): Browser | undefined {
  for (const path of [...NAMES.map(onPath), MAC]) {
    const browser = path ? runs(path) : undefined;
    if (browser) return browser;
  }
  return undefined;
}

/** Some systems have a stub that only says where to get one, or lack libraries: so it is tried. */
function runs(path: string, env: Record<string, string> = {}): Browser | undefined {
  if (!existsSync(path)) return undefined;
  const { status } = spawnSync(path, ['--version'], { env: { ...process.env, ...env } });
  return status === 0 ? { path, env } : undefined;
}

const UNPACK =
  "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";

function fromNpm(): Browser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(CHECKOUT, '.data', 'chromium');
  mkdirSync(folder, { recursive: true });
  // It unpacks to the temporary folder, and its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: CHECKOUT,
    env,
    encoding: 'utf8',
  });
  const path = unpacked.stdout.trim();
  const fonts = { FONTCONFIG_FILE: writeFontSettings(folder) };
  return (
    runs(path, fonts) ?? runs(path, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') })
  );
}

/** The package's own settings name Lambda's folders; without any font this Chromium crashes. */
function writeFontSettings(folder: string): string {
  const file = join(folder, 'rowlock-fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`);
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(file, `<fontconfig>${folders.join('')}${cache}</fontconfig>\n`);
  return file;
}
