/** The 403 page for a role that may not open a page. */
export default function Forbidden() {
  return (
    <>
      <h1>You do not have access to this page</h1>
      <p>
        Ask an owner to change your role, or{' '}
        <a className="link" href="/staff">
          go back to Today
        </a>
        .
      </p>
    </>
  );
}
