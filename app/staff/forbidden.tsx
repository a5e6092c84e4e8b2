/** What somebody sees whose role may not open a page. */
export default function Forbidden() {
  return (
    <>
      <h1>Your role may not do this</h1>
      <p>
        An owner can change what your account may do.{' '}
        <a className="link" href="/staff">
          Back to today
        </a>
      </p>
    </>
  );
}
