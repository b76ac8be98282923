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
    String byWeek();

    @Message
    String weekOf();

    @Message
    String share();

    @Message
    String volume();

    @Message
    String asTable();

    @Message
    String method();

    @Message
    String windows(String zone, String weekFrom, String weekTo, String monthsFrom, String monthsTo);

    @Message
    String changed();

    @Message
    String interval(String from, String to);

    @Message
    String embed();

    @Message
    String rawData();

    /** The one word on a badge. */
    @Message
    String satisfaction();

    @Message
    String leftOut(long count);

    /** Both bounds written as {@link #percent} does. */
    @Message
    String held(long count, String lowest, String highest);
}
