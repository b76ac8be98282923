package org.ouinon.bars;

import java.util.Locale;

/** Light, dark, or to be read on either: what the visitor's system likes says nothing of the page around a picture. */
public enum Theme {
    AUTO("#6f7782", "#8885", "#23894f"),
    LIGHT("#1f2933", "#cbd2d9", "#1d6f42"),
    DARK("#e4e7eb", "#3e4c59", "#2f9e63");

    private final String ink;
    private final String track;
    private final String fill;

    Theme(String ink, String track, String fill) {
        this.ink = ink;
        this.track = track;
        this.fill = fill;
    }

    /** The theme of a query; whatever it does not name is {@link #AUTO}, because a picture in a page shows no error. */
    static Theme of(String text) {
        for (Theme theme : values()) {
            if (theme.tag().equalsIgnoreCase(text)) {
                return theme;
            }
        }
        return AUTO;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the words, as CSS writes colours. */
    public String ink() {
        return ink;
    }

    /** Of the empty part of a bar. */
    public String track() {
        return track;
    }

    /** Of the filled part of a bar. */
    public String fill() {
        return fill;
    }
}
