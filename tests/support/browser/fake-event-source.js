// Replaces EventSource in a page; see feed-seats.ts.
window.EventSource = class extends EventTarget {
  static CLOSED = 2;
  readyState = 1;

  constructor(address) {
    super();
    const slug = /shows\/([^/]+)/.exec(address)[1];
    fetch(`/api/shows/${slug}/seats`)
      .then((answer) => answer.text())
      .then((data) => {
        const { plan, version, seats } = JSON.parse(data);
        const sum = Number(version.slice(plan.length + 1));
        this.dispatchEvent(new MessageEvent('seats', { data }));
        window.fed = { source: this, seats, sum, tag: plan.slice(0, 4) };
      });
  }

  close() {}
};
