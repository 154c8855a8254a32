// Says on a page that waits for all plans to be read how far that is; on such pages only.
(() => {
  "use strict";
  /** Milliseconds between two questions. */
  const PAUSE = 1000;
  /** A screen reader hears of so many steps. */
  const STEPS = 10;

  /**
   * @param {unknown} data
   * @returns {{ done: number, total: number, text: string }}
   */
  const asProgress = (data) => Object.assign({ done: 0, total: 0, text: "" }, data);

  /** @param {HTMLElement} page */
  const watch = (page) => {
    const bar = page.querySelector("progress");
    const [text, status] = [page.querySelector("[data-text]"), page.querySelector("[role=status]")];
    if (!bar || !text || !status) return;
    let [question, step] = [0, 0];

    /** @param {ReturnType<typeof asProgress>} now */
    const show = ({ done, total, text: sentence }) => {
      Object.assign(bar, { max: total, value: done });
      text.textContent = sentence;
      if (Math.floor((STEPS * done) / total) === step) return;
      step = Math.floor((STEPS * done) / total);
      status.textContent = sentence;
    };

    const ask = async () => {
      if (!page.isConnected) return; // the reader has gone on
      question += 1;
      const answer = window.gosart.load(`${page.dataset.progress}?${question}`);
      const now = asProgress(await answer.catch(() => null));
      // all are read; without an answer the server has ended, and the next has the page reload
      if (now.text && !now.total) window.location.reload();
      if (now.total) show(now);
      window.setTimeout(ask, PAUSE);
    };
    void ask();
  };

  /** @type {NodeListOf<HTMLElement>} */
  const pages = document.querySelectorAll(".g-waiting:not([data-watched])");
  pages.forEach((page) => {
    page.setAttribute("data-watched", "");
    watch(page);
  });
})();
