import { type Label, rowLabels, type SectionLabel, sectionLabels } from '../hall/labels';
import { type Hall, readHall } from '../hall/read-hall';
import { findRowSegments, type RowSegment } from '../hall/row-segments';

/** A hall with the row segments and labels that only the painter needs. */
export type Drawing = Hall & {
  segments: RowSegment[];
  /** Index into `runs` by seat number. */
  segmentOf: Uint32Array;
  rowLabels: Label[];
  sectionLabels: SectionLabel[];
};

/** Reads what `/api/plans/{hash}` serves. */
export function readDrawing(text: string): Drawing {
  const hall = readHall(text);
  const segments = findRowSegments(hall.layout);
  const segmentOf = new Uint32Array(hall.rowOf.length);
  segments.forEach(({ first, count }, index) => {
    segmentOf.fill(index, first, first + count);
  });
  return {
    ...hall,
    segments,
    segmentOf,
    rowLabels: rowLabels(hall.layout),
    sectionLabels: sectionLabels(hall.layout, hall.sectionBoxes, hall.radius),
  };
}
