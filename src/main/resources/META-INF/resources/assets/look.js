// Draws HTML as a mail program does, from the field that a place names. The page's policy lets no markup bring a style, but
// lets a script set one.
document.querySelectorAll("[data-look]").forEach((place) => {
  const html = document.getElementById(place.dataset.look).value.replaceAll(' style="', ' data-style="');
  const drawn = new DOMParser().parseFromString(html, "text/html").body;
  drawn.querySelectorAll("[data-style]").forEach((element) => {
    element.style.cssText = element.dataset.style;
  });
  place.replaceChildren(...drawn.childNodes);
  place.hidden = false;
});
