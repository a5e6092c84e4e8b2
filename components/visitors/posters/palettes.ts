/** The colours of a poster; the contrast of `text` on `ground` is at least 4.5:1. */
export type Palette = { ground: string; shape: string; accent: string; text: string };

export const PALETTES: readonly Palette[] = [
  { ground: '#14213d', shape: '#d1431f', accent: '#f4e3c1', text: '#fbf7f0' },
  { ground: '#f3e5c8', shape: '#d1431f', accent: '#14213d', text: '#14213d' },
  { ground: '#0f5357', shape: '#f2b632', accent: '#f6ebd5', text: '#f6ebd5' },
  { ground: '#eab02f', shape: '#14213d', accent: '#c93f1c', text: '#14213d' },
  { ground: '#f2b8a0', shape: '#7a1f3d', accent: '#fbeedd', text: '#4a1027' },
  { ground: '#3b1637', shape: '#f26b4e', accent: '#f7c59f', text: '#fbede0' },
  { ground: '#16382b', shape: '#e7b94a', accent: '#ef6f4c', text: '#f6ebd5' },
  { ground: '#a9cfe0', shape: '#1b3a6b', accent: '#f25c2e', text: '#0f2547' },
  { ground: '#b93815', shape: '#14213d', accent: '#fbe3b5', text: '#fff6e6' },
  { ground: '#cbbbe9', shape: '#2f1d63', accent: '#f4d35e', text: '#21134a' },
  { ground: '#c3dfca', shape: '#0e4d45', accent: '#e4572e', text: '#0b332e' },
  { ground: '#0b132b', shape: '#5bc0be', accent: '#f4d35e', text: '#f3f1e7' },
];
