package org.ouinon.link;

import java.util.function.Function;
import java.util.regex.Pattern;

/** What a block and the pages behind it say, and operators may say otherwise. */
public enum Phrase {
    QUESTION("The question", Blocks.COLUMNS, BlockWords::question),
    YES("Above the link for yes, in the text", Blocks.COLUMNS, BlockWords::yes),
    NO("Above the link for no, in the text", Blocks.COLUMNS, BlockWords::no),
    DETAIL("Above the link to say more, in the text", Blocks.COLUMNS, BlockWords::detail),
    YES_BUTTON("On the button for yes, and on the pages", 30, BlockWords::yesButton),
    NO_BUTTON("On the button for no, and on the pages", 30, BlockWords::noButton),
    DETAIL_LINK("On the link to say more", Blocks.COLUMNS, BlockWords::detailLink),
    THANKS("Thanks for an answer, where {answer} is the word on its button", 120, words -> words.thanks("{answer}"));

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");

    private final String about;
    private final int longest;
    private final Function<BlockWords, String> standard;

    Phrase(String about, int longest, Function<BlockWords, String> standard) {
        this.about = about;
        this.longest = longest;
        this.standard = standard;
    }

    /** Where it stands, as operators read it. */
    public String about() {
        return about;
    }

    /** How many characters fit. */
    public int longest() {
        return longest;
    }

    String in(BlockWords words) {
        return standard.apply(words);
    }

    /** Why a text cannot stand here, as a sentence for the operator; null if it can. */
    public String problemWith(String text) {
        if (!PRINTABLE.matcher(text).matches()) {
            return "There is a character in it that nobody sees, such as the end of a line or one that turns the direction of text";
        }
        if (text.length() > longest) {
            return "It has " + text.length() + " characters; " + longest + " fit";
        }
        return this == THANKS && !text.contains("{answer}")
                ? "It must have {answer} in it, so that customers see what was recorded"
                : null;
    }
}
