package org.ouinon.bars;

import io.quarkus.qute.TemplateData;
import org.ouinon.web.Language;

/** A score in two words, as badges show it. */
@TemplateData
record Badge(String label, String message, boolean empty) {

    private static final String COLOUR = "#1d6f42";
    private static final String EMPTY_COLOUR = "#52606d";

    /** About as wide as a character of the drawing's 11 pixel letters is, in pixels; the drawing stretches to fit. */
    private static final double CHARACTER = 6.6;

    private static final int PADDING = 12;

    /** The format of shields.io's endpoint badge, version 1. */
    record Shield(int schemaVersion, String label, String message, String color, int cacheSeconds) {}

    static Badge of(Index index, boolean week, Language language) {
        Bar bar = Bar.of(index, language).get(week ? 0 : 1);
        String topic = language.words(BarWords.class).satisfaction();
        return new Badge(topic + " · " + bar.label(), bar.value(), bar.percent() == null);
    }

    Shield shield() {
        return new Shield(1, label, message, colour(), 300);
    }

    public String colour() {
        return empty ? EMPTY_COLOUR : COLOUR;
    }

    public int labelWidth() {
        return width(label);
    }

    public int messageWidth() {
        return width(message);
    }

    public int width() {
        return labelWidth() + messageWidth();
    }

    /** The width of the words themselves. */
    public int textWidth(int of) {
        return of - PADDING;
    }

    private static int width(String text) {
        return (int) Math.round(text.codePointCount(0, text.length()) * CHARACTER) + PADDING;
    }
}
