import { paintTile } from '../draw/paint-tile';
import { makeScene, type Scene } from '../draw/scene';
import { readHall } from '../hall/read-hall';
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
  if ('layout' in data) scene = makeScene(readHall(data.layout), data.states, data.theme);
  else if ('states' in data && scene) scene = makeScene(scene.hall, data.states, scene.theme);
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
