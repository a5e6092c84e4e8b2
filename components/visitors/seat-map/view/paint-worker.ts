import { readDrawing } from '../draw/drawing';
import { paintTile } from '../draw/paint-tile';
import { changeSeats, makeScene, type Scene } from '../draw/scene';
import type { PaintedTile, PainterMessage } from './painter';

/** The latin part of the page's own type; a worker has no fonts but those it loads. */
const TYPE = new URL(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  import.meta.url,
);

let scene: Scene | null = null;

const typeLoaded = loadType();

addEventListener('message', async ({ data }: MessageEvent<PainterMessage>) => {
  // Letters painted before the type has come would stay in another one.
  await typeLoaded;
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
      // A tile half painted is shown as it is; one that never came would hold up the next.
      reportError(error);
    }
    const painted: PaintedTile = { tile, bitmap: canvas.transferToImageBitmap() };
    postMessage(painted, { transfer: [painted.bitmap] });
  }
});

async function loadType(): Promise<void> {
  try {
    const face = new FontFace('Inter Variable', `url(${TYPE.href})`, { weight: '100 900' });
    (self as unknown as { fonts: FontFaceSet }).fonts.add(await face.load());
  } catch {
    // Without it the device's own type is used.
  }
}
