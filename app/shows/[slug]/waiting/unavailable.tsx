/** The waiting room of a show that cannot be read just now, with scripts and without: it loads itself again. */
export function Unavailable({ slug, seconds }: { slug: string; seconds: number }) {
  const here = `/shows/${slug}/waiting`;
  return (
    <div className="page">
      <meta httpEquiv="refresh" content={`${seconds};url=${here}`} />
      <div className="opening">
        <h1>Waiting room</h1>
      </div>
      <section className="line" aria-label="Waiting room">
        <h2>Your place is kept</h2>
        <p className="line-words">
          We cannot reach the box office just now. If you hold a place in line it stays yours.
        </p>
        <p className="line-small">
          This page loads itself again every {seconds} seconds.{' '}
          <a className="link" href={here}>
            Look now
          </a>
        </p>
      </section>
    </div>
  );
}
