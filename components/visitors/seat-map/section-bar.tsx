import { describeSection, type SectionPrices, sectionSummary } from './describe-section';
import type { Hall } from './hall/read-hall';

/** The section in view of a large hall, its seats left, and the button back to all sections. */
export function SectionBar({
  hall,
  states,
  show,
  section,
  onBack,
}: {
  hall: Hall;
  states: string;
  show: SectionPrices;
  section: number;
  onBack: () => void;
}) {
  const description = describeSection(hall, states, show, section);
  return (
    <div className="section-bar">
      <button type="button" onClick={onBack}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M12 4.5L6.5 10L12 15.5" />
        </svg>
        All sections
      </button>
      <p>
        <b>{description.name}</b> <span>{sectionSummary(description)}</span>
      </p>
    </div>
  );
}
