/** The ceiling of pages: a static one with nothing on it. */
export default function Page() {
  return <p>nothing</p>;
}
