import { type Label, rowLabels, type SectionLabel, sectionLabels } from '../hall/labels';
import { type Hall, readHall } from '../hall/read-hall';
import { findRuns, type Run } from '../hall/runs';

/** A hall as it is painted: with its lines and labels, which only the painter needs. */
export type Drawing = Hall & {
  runs: Run[];
  /** Index into `runs` by seat number. */
  runOf: Uint32Array;
  rowLabels: Label[];
  sectionLabels: SectionLabel[];
};

/** Reads what `/api/plans/{hash}` serves. */
export function readDrawing(text: string): Drawing {
  const hall = readHall(text);
  const runs = findRuns(hall.layout);
  const runOf = new Uint32Array(hall.rowOf.length);
  runs.forEach(({ first, count }, index) => {
    runOf.fill(index, first, first + count);
  });
  return {
    ...hall,
    runs,
    runOf,
    rowLabels: rowLabels(hall.layout),
    sectionLabels: sectionLabels(hall.layout, hall.sectionBoxes, hall.radius),
  };
}
