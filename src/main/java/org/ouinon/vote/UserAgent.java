package org.ouinon.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser claims to be by its user agent, and what follows from the claim. */
record UserAgent(String text) {
    private static final Pattern CHROMIUM = Pattern.compile("Chrome/(\\d{1,4})");
    private static final Pattern EXACT = Pattern.compile("Chrome/\\d{1,4}\\.0\\.[1-9]");
    private static final Pattern FIREFOX = Pattern.compile("Firefox/(\\d{1,4})");
    private static final Pattern SAFARI = Pattern.compile("Mac OS X.{0,99} Version/(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern BRAND = Pattern.compile("\"Chromium\";\\s?v=\"(\\d{1,4})");

    /** Which words of a user agent each platform hint may go with; Android in desktop mode says Linux. */
    private static final Map<String, Pattern> PLATFORMS = Map.of(
            "Windows", Pattern.compile("Windows"),
            "macOS", Pattern.compile("Mac OS X"),
            "Linux", Pattern.compile("Linux(?!; Android)"),
            "Android", Pattern.compile("Android|X11; Linux"),
            "Chrome OS", Pattern.compile("CrOS"));

    /** Chromium 94 came on this day and about one a month since, so that no list of releases is needed. */
    private static final Instant CHROMIUM_94 = Instant.parse("2021-09-21T00:00:00Z");

    private static final int TWO_YEARS = 24;

    boolean isOld(Instant at) {
        long months = Duration.between(CHROMIUM_94, at).toDays() * 12 / 365;
        int chromium = chromium();
        return chromium > 0 && chromium < 94 + months - TWO_YEARS;
    }

    /** All of Sec-Fetch-Site, -Mode and -Dest since Chromium 80, Firefox 90 and Safari 16.4. */
    boolean sendsFetchMetadata() {
        return chromium() >= 80 || number(FIREFOX, 1) >= 90 || number(SAFARI, 1) * 1000 + number(SAFARI, 2) >= 16_004;
    }

    /** Since Chromium 89, but for the web views inside Android programs, which followed much later. */
    boolean sendsHints() {
        return chromium() >= 89 && !text.contains("; wv)");
    }

    /** Whether Sec-CH-UA and Sec-CH-UA-Platform tell of another version or system. Unknown ones contradict nothing. */
    boolean contradicts(String hints, String platform) {
        int brand = number(BRAND.matcher(hints), 1);
        Pattern words = PLATFORMS.get(platform.replace("\"", ""));
        return brand > 0 && chromium() > 0 && brand != chromium()
                || words != null && chromium() > 0 && !words.matcher(text).find();
    }

    /** Chromium on the desktop names its major version alone since 107 (user agent reduction). */
    boolean isTooExact() {
        return chromium() >= 107 && EXACT.matcher(text).find() && !text.contains("Android");
    }

    private int chromium() {
        return number(CHROMIUM, 1);
    }

    private int number(Pattern pattern, int group) {
        return number(pattern.matcher(text), group);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.find() ? Integer.parseInt(matcher.group(group)) : 0;
    }
}
