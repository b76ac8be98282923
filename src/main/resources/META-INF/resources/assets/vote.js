// Casts the vote of the landing page at once, so that a person clicks once; on "my answer" it tells when somebody touches
// the page, which no mail filter does. It reports that and nothing else. Buttons stay for when this fails.
(() => {
  const longestPause = 20000;
  const noGestureBefore = 300;

  const post = (address, report) => fetch(address, {
    method: "POST", keepalive: true, credentials: "omit", headers: { Accept: "application/json" },
    body: new URLSearchParams({ ran: "1", webdriver: navigator.webdriver ? "1" : "0", ...report })
  });

  const cast = async (status, pause) => {
    const say = (what) => { status.textContent = status.dataset[what]; };
    try {
      const answer = await post(location.href, {});
      if (answer.ok) {
        location.replace((await answer.json()).next);
        return;
      }
      if (answer.status === 410) {
        document.querySelector("form").submit(); // Its page says why.
        return;
      }
      if (answer.status < 500 && answer.status !== 429) {
        say("refused");
        return;
      }
    } catch (unreachable) { /* Tried again below. */ }
    say("retrying");
    setTimeout(cast, pause * (0.5 + Math.random()), status, Math.min(pause * 2, longestPause));
  };

  // A held vote counts from here on: show the page's new words, and leave a comment in the making alone.
  const renew = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href, { credentials: "omit" })).text(), "text/html");
    document.getElementById("standing").replaceWith(page.getElementById("standing"));
  };

  const tell = async (standing, pause) => {
    try {
      const answer = await post(standing.dataset.engage, { engaged: "1" });
      if (answer.ok) {
        if ((await answer.json()).state !== standing.dataset.state) await renew();
        return;
      }
      if (answer.status < 500 && answer.status !== 429) return;
    } catch (unreachable) { /* Told again below. */ }
    setTimeout(tell, pause * (0.5 + Math.random()), standing, Math.min(pause * 2, longestPause));
  };

  const watch = (standing) => {
    const gestures = ["pointerdown", "pointermove", "keydown", "touchstart", "scroll", "wheel"];
    const engaged = (event) => {
      if (!event.isTrusted || performance.now() < noGestureBefore) return;
      gestures.forEach((name) => removeEventListener(name, engaged));
      tell(standing, 1000);
    };
    gestures.forEach((name) => addEventListener(name, engaged, { passive: true }));
  };

  const start = () => {
    const status = document.getElementById("status");
    const standing = document.getElementById("standing");
    if (status) {
      status.textContent = status.dataset.sending;
      cast(status, 1000);
    } else if (standing?.dataset.engage) {
      watch(standing);
    }
  };

  if (document.prerendering) {
    document.addEventListener("prerenderingchange", start, { once: true });
  } else {
    start();
  }
})();
