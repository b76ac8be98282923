package org.ouinon.bars;

import java.util.Locale;

/** Light, dark, or as the visitor's system has it. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

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
}
