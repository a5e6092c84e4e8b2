import { ZOOM_STEP } from './key-command';
import type { CameraControl } from './view/camera-control';

/** Zooms in, zooms out, and shows the whole hall. */
export function ZoomButtons({ control }: { control: CameraControl | undefined }) {
  return (
    <div className="map-zoom">
      <button type="button" aria-label="Zoom in" onClick={() => control?.zoomSmoothly(ZOOM_STEP)}>
        <Icon path="M4 10h12M10 4v12" />
      </button>
      <button
        type="button"
        aria-label="Zoom out"
        onClick={() => control?.zoomSmoothly(1 / ZOOM_STEP)}
      >
        <Icon path="M4 10h12" />
      </button>
      <button type="button" aria-label="Show the whole hall" onClick={() => control?.showAll()}>
        <Icon path="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />
      </button>
    </div>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
