// Printed pages: their pictures, with what the notice takes of each, and the block that is looked at.
//
// In: pages as the press sends them: number, picture, areas, blocks; areas are left, top, right, bottom.
// Out: show, point.

const percent = (part) => `${(part * 100).toFixed(2)}%`;

const marks = (areas, name) =>
  areas.map(([left, top, right, bottom]) => {
    const mark = document.createElement("span");
    mark.className = name;
    mark.style.left = percent(left);
    mark.style.top = percent(top);
    mark.style.width = percent(right - left);
    mark.style.height = percent(bottom - top);
    return mark;
  });

const made = () => {
  const page = document.createElement("figure");
  page.className = "printed-page";
  page.append(document.createElement("img"));
  return page;
};

// Show pages in an element; a picture that is the same stays, so that nothing jumps.
export const show = (into, pages, label) => {
  for (const other of [...into.children]) if (!other.matches(".printed-page")) other.remove();
  pages.forEach(([number, picture, areas, blocks], at) => {
    const page = into.children[at] ?? into.appendChild(made());
    const image = page.querySelector("img");
    if (image.getAttribute("src") !== picture) image.src = picture;
    image.alt = label.replace("{page}", number);
    page.dataset.page = number;
    page.blocks = blocks ?? {};
    page.replaceChildren(image, ...marks(areas, "own"));
  });
  while (into.children.length > pages.length) into.lastElementChild.remove();
};

// Mark a block where it is printed, and bring it into sight.
export const point = (into, block) => {
  for (const old of into.querySelectorAll(".here")) old.remove();
  const found = [...into.children].filter((page) => page.blocks?.[block]);
  for (const page of found) page.append(...marks(page.blocks[block], "here"));
  const here = found[0]?.querySelector(".here");
  if (!here) return;
  const { top, bottom } = here.getBoundingClientRect();
  const { top: from, bottom: to } = into.getBoundingClientRect();
  if (top < from || bottom > to) into.scrollBy(0, top - from - (to - from) / 3);
};
