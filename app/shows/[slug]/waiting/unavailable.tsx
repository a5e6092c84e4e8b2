/** The waiting room while the show cannot be read. It reloads by itself, with and without JavaScript. */
export function Unavailable({ slug, seconds }: { slug: string; seconds: number }) {
  const here = `/shows/${slug}/waiting`;
  return (
    <div className="page">
      <meta httpEquiv="refresh" content={`${seconds};url=${here}`} />
      <div className="opening">
        <h1>Waiting room</h1>
      </div>
      <section className="queue" aria-label="Waiting room">
        <h2>Your position is kept</h2>
        <p className="queue-text">
          The box office cannot be reached at the moment. If you are in the queue, you keep your
          position.
        </p>
        <p className="queue-note">
          This page reloads every {seconds} seconds.{' '}
          <a className="link" href={here}>
            Reload now
          </a>
        </p>
      </section>
    </div>
  );
}
