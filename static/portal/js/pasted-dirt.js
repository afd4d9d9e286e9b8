// What is pasted into formatted text loses the dirt of other programs before the editor reads it: scripts, styles,
// comments, empty paragraphs. Headings, tables and pictures have no place there; who pastes them is told of the way
// that keeps them.

(() => {
  const { insertAddress, hint, link } = document.currentScript.dataset;
  const DIRT = "script, style, head, meta, link, title, xml, noscript, template, iframe, object, embed, svg, math, form";
  const OTHER_BLOCKS = "h1, h2, h3, h4, h5, h6, table, img, .MsoTitle";
  const EDITOR = "[contenteditable=true].public-DraftEditor-content";
  // The editor's own clipboard: it knows better what is in it.
  const OWN = /data-(?:draftjs|draftail|editor)/;

  function removeEmpty(body) {
    for (const node of [...body.querySelectorAll("p, div, h1, h2, h3, h4, h5, h6, li")]) {
      if (!node.textContent.replace(/[\s\u00a0\u200b]/g, "") && !node.querySelector("img, table, br")) node.remove();
    }
  }

  function cleaned(body) {
    body.querySelectorAll(DIRT).forEach((node) => node.remove());
    const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    found.forEach((node) => node.remove());
    removeEmpty(body);
    for (const node of body.querySelectorAll("*")) {
      for (const { name } of [...node.attributes]) {
        if (name.startsWith("on") || name === "srcdoc") node.removeAttribute(name);
      }
      if (/^\s*(?:javascript|vbscript|data):/i.test(node.getAttribute("href") ?? "")) node.removeAttribute("href");
    }
    return body;
  }

  function rowAsParagraph(row) {
    const paragraph = document.createElement("p");
    const cells = [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
    paragraph.textContent = cells.filter(Boolean).join(" – ");
    return paragraph;
  }

  // What has no place in formatted text leaves its words in a form that has: headings in bold, a row as a line.
  function simplified(body) {
    for (const table of [...body.querySelectorAll("table")].reverse()) {
      table.replaceWith(...[...table.rows].map(rowAsParagraph).filter((line) => line.textContent));
    }
    for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6, .MsoTitle")) {
      const paragraph = document.createElement("p");
      const bold = document.createElement("b");
      bold.textContent = heading.textContent.replace(/\s+/g, " ").trim();
      paragraph.append(bold);
      heading.replaceWith(paragraph);
    }
    for (const node of body.querySelectorAll("sup")) {
      if (/^[123]$/.test(node.textContent.trim())) node.replaceWith("¹²³"[node.textContent.trim() - 1]);
    }
    body.querySelectorAll("img").forEach((node) => node.remove());
    removeEmpty(body);
    return body;
  }

  // Nothing of what is parsed so is run or fetched.
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;

  window.simplifiedMarkup = (html) => (OWN.test(html) ? "" : simplified(cleaned(parsed(html))).innerHTML);

  function tell(editor) {
    const page = location.pathname.match(/\/pages\/(\d+)\/edit\//)?.[1];
    const field = editor.closest("[data-contentpath], .w-field") ?? editor.parentElement;
    field.querySelector(".writing-hint")?.remove();
    const note = document.createElement("p");
    note.className = "writing-hint help-block help-info";
    note.setAttribute("role", "status");
    note.append(`${hint} `);
    if (page) {
      const way = document.createElement("a");
      way.href = insertAddress.replace("/0/", `/${page}/`);
      way.textContent = link;
      note.append(way);
    }
    field.append(note);
  }

  document.addEventListener("paste", (event) => {
    const editor = event.target.closest?.(EDITOR);
    if (!editor || !event.isTrusted) return;
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!html || OWN.test(html)) return;
    const body = cleaned(parsed(html));
    const isMore = body.querySelector(OTHER_BLOCKS) !== null;
    const data = new DataTransfer();
    data.setData("text/html", simplified(body).innerHTML);
    data.setData("text/plain", event.clipboardData.getData("text/plain"));
    event.preventDefault();
    event.stopPropagation();
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    if (isMore) tell(editor);
  }, true);
})();
