package org.ouinon.bars;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands beside the bars. */
@MessageBundle("bars")
public interface BarWords {

    @Message
    String title();

    @Message
    String intro();

    @Message
    String week();

    @Message
    String threeMonths();

    @Message
    String answers(long count);

    @Message
    String none();

    /** A percentage whose digits have the language's decimal sign already. */
    @Message
    String percent(String digits);

    @Message
    String asOf(String moment);

    @Message
    String data();

    /** The one word on a badge. */
    @Message
    String satisfaction();

    @Message
    String leftOut(long count);

    /** Both bounds written as {@link #percent} does. */
    @Message
    String held(long count, String lowest, String highest);
}
