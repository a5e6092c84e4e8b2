/** The ceiling of pages: an empty static page. */
export default function Page() {
  return <p>nothing</p>;
}
