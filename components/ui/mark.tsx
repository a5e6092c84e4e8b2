/** Rowlock's logo: a rowlock, or a seat, from above. */
export function Mark() {
  return (
    <svg viewBox="0 0 16 16" className="mark" aria-hidden="true">
      <path d="M1 1.5h3v7a4 4 0 0 0 8 0v-7h3v7a7 7 0 0 1-14 0zM5.5 1.5h5v3h-5z" />
    </svg>
  );
}
