import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { CHECKOUT } from '../checkout';

const FOLDER = join(CHECKOUT, 'docs', 'images', 'staff');

/** Writes what the window shows to NAME.png in docs/images/staff, in few colours so that it stays small. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const picture = await sharp(shot).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
  writeFileSync(join(FOLDER, `${name}.png`), picture);
}
