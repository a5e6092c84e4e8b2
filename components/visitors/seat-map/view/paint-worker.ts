import { readDrawing } from '../draw/drawing';
import { paintTile } from '../draw/paint-tile';
import { changeSeats, makeScene, type Scene } from '../draw/scene';
import type { PaintedTile, PainterMessage } from './painter';

/** The latin part of the page's font; a worker has only the fonts that it loads. */
const FONT = new URL(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  import.meta.url,
);

let scene: Scene | null = null;

const fontLoaded = loadFont();

addEventListener('message', async ({ data }: MessageEvent<PainterMessage>) => {
  // Letters painted before the font has loaded would keep another font.
  await fontLoaded;
  if ('plan' in data) {
    scene = makeScene(readDrawing(data.plan), data.states, data.theme, data.prices);
  } else if ('seats' in data && scene) scene = changeSeats(scene, data.seats, data.letters);
  else if ('theme' in data && scene) scene = { ...scene, theme: data.theme };
  else if ('tile' in data && scene) {
    const { tile, side } = data;
    const canvas = new OffscreenCanvas(side, side);
    try {
      paintTile(canvas, scene, tile);
    } catch (error) {
      // A half-painted tile is shown as it is; a missing one would block the next.
      reportError(error);
    }
    const painted: PaintedTile = { tile, bitmap: canvas.transferToImageBitmap() };
    postMessage(painted, { transfer: [painted.bitmap] });
  }
});

async function loadFont(): Promise<void> {
  try {
    const face = new FontFace('Inter Variable', `url(${FONT.href})`, { weight: '100 900' });
    (self as unknown as { fonts: FontFaceSet }).fonts.add(await face.load());
  } catch {
    // Without it the device's default font is used.
  }
}
