// While the site is served from its sources: asks whether there is a newer build, and shows it.
const epoch = Number(document.currentScript?.dataset.epoch);

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/livereload/${epoch}/${epoch}`);
      if (answer.ok && Number(await answer.text()) > epoch) {
        location.reload();
        return;
      }
    } catch {
      // The server is building or gone; asked again below.
    }
    await new Promise((later) => setTimeout(later, 500));
  }
}

follow();
