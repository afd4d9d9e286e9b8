// Works an import off step by step while its report is open; without a script the button does one step at a time.
(() => {
  const form = document.querySelector("[data-import-step]");
  const bar = document.querySelector("[data-import-progress]");
  const state = document.querySelector("[data-import-state]");
  if (!form || !bar) return;

  const step = async () => {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const run = async () => {
    form.hidden = true;
    try {
      for (;;) {
        const now = await step();
        bar.value = now.done;
        state.textContent = now.problem || `${now.done}/${now.total}`;
        if (now.finished) break;
      }
    } catch {
      // The line is down or the session is over: the button goes on from where it stopped.
      form.hidden = false;
      return;
    }
    if (state.textContent === `${bar.max}/${bar.max}`) location.reload();
    else form.hidden = false;
  };

  run();
})();
