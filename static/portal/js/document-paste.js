// A box to paste a document into: what is pasted goes along as a file, like one that was chosen.

for (const form of document.querySelectorAll("[data-document-form]")) {
  const file = form.querySelector("input[type=file]");
  const area = form.querySelector("[data-paste]");
  const box = form.querySelector("[data-paste-box]");
  const state = form.querySelector("[data-paste-state]");
  area.hidden = false;

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const paragraphs = (text) => text.split(/\r?\n/).map((line) => `<p>${escaped(line)}</p>`).join("");

  box.addEventListener("paste", (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    if (!html && !text) return;
    const transfer = new DataTransfer();
    transfer.items.add(new File([html || paragraphs(text)], form.dataset.fileName, { type: "text/html" }));
    file.files = transfer.files;
    // Words only are shown: the markup of another program has no business on this screen.
    box.textContent = text || new DOMParser().parseFromString(html, "text/html").body.textContent;
    state.textContent = form.dataset.pasted;
  });
  // The box takes what is pasted and nothing else.
  box.addEventListener("beforeinput", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => event.preventDefault());
  file.addEventListener("change", () => {
    box.textContent = "";
    state.textContent = "";
  });
}
