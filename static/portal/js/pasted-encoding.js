// Text pasted in TCVN3, VNI, VPS or VISCII is offered in Unicode, before and after side by side. It is pasted as it is
// first, so that nothing is lost whatever happens; only who says so has it replaced.

(() => {
  const address = document.currentScript.dataset.address;
  const SHORTEST = 8;

  const isCandidate = (text) => text.length >= SHORTEST && /[\u0080-\u00ff]/.test(text);

  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value;

  async function ask(text, html = "") {
    try {
      const body = new URLSearchParams({ text, html, csrfmiddlewaretoken: token() });
      const response = await fetch(address, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } });
      return response.ok ? await response.json() : {};
    } catch {
      return {}; // offline: the check before approval finds it
    }
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function offer(answer) {
    return new Promise((resolve) => {
      const { labels } = answer;
      const dialog = element("dialog", "", { class: "writing-dialog", "aria-labelledby": "writing-dialog-title" });
      const sides = element("dl", "", { class: "writing-sides" });
      for (const side of ["before", "after"]) {
        const part = document.createElement("div");
        part.append(element("dt", labels[side]), element("dd", answer[side], { tabindex: "0" }));
        sides.append(part);
      }
      const convert = element("button", labels.convert, { type: "button", class: "button", "data-convert": "" });
      const keep = element("button", labels.keep, { type: "button", class: "button button-secondary", "data-keep": "" });
      const buttons = element("p", "", { class: "w-flex w-flex-wrap w-gap-2 w-mt-4" });
      buttons.append(convert, keep);
      dialog.append(element("h2", answer.title, { id: "writing-dialog-title", class: "w-h3" }), sides);
      dialog.append(element("p", labels.note, { class: "help" }), buttons);
      convert.addEventListener("click", () => dialog.close("convert"));
      keep.addEventListener("click", () => dialog.close("keep"));
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue === "convert");
      });
      document.body.append(dialog);
      dialog.showModal();
      keep.focus(); // what changes nothing is what Enter does
    });
  }

  // React and Wagtail hear of a change by the event that typing makes.
  function typeIn(field, value) {
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function inField(field, text) {
    const answer = await ask(text);
    if (!answer.encoding || !(await offer(answer))) return;
    const place = field.value.indexOf(answer.before);
    if (place < 0) return; // edited meanwhile
    typeIn(field, field.value.slice(0, place) + answer.after + field.value.slice(place + answer.before.length));
    field.focus();
  }

  async function inRichText(editor, text, html) {
    const answer = await ask(text, html && window.simplifiedMarkup(html));
    if (!answer.encoding || !(await offer(answer))) return;
    // Draftail has its own undo: what was pasted is taken back, and pasted anew in Unicode.
    editor.focus();
    const data = new DataTransfer();
    data.setData("text/plain", answer.after);
    if (answer.html) data.setData("text/html", answer.html);
    const modifier = /Mac/.test(navigator.platform) ? { metaKey: true } : { ctrlKey: true };
    editor.dispatchEvent(new KeyboardEvent("keydown", { key: "z", keyCode: 90, which: 90, bubbles: true, ...modifier }));
    setTimeout(() => {
      editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, 50);
  }

  document.addEventListener("paste", (event) => {
    if (!event.isTrusted) return;
    const text = event.clipboardData?.getData("text/plain").replace(/\r\n/g, "\n") ?? "";
    if (!isCandidate(text)) return;
    const editor = event.target.closest?.("[contenteditable=true].public-DraftEditor-content");
    const html = event.clipboardData.getData("text/html");
    if (editor) setTimeout(() => inRichText(editor, text, html));
    else if (event.target.matches?.("textarea, input[type=text], input:not([type])")) setTimeout(() => inField(event.target, text));
  }, true);
})();
