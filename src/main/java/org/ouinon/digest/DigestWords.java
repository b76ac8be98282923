package org.ouinon.digest;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a digest says of its own; comments and incidents stand in it as they were written. */
@MessageBundle("digest")
public interface DigestWords {

    @Message
    String weekTitle(String name);

    /** A month written out, such as November 2026. */
    @Message
    String monthTitle(String name);

    /** The percentage, or that there are no answers; and how many comments. */
    @Message
    String subject(String title, String score, long count);

    /** Two days written out in the page's language. */
    @Message
    String span(String from, String to, String zone);

    @Message
    String thisWeek(String name);

    @Message
    String weekBefore(String name);

    @Message
    String weekOfQuarter(String name);

    @Message
    String thisMonth(String name);

    @Message
    String monthBefore(String name);

    @Message
    String monthOfQuarter(String name);

    @Message
    String figures();

    @Message
    String week();

    @Message
    String month();

    @Message
    String threeMonths();

    @Message
    String answers();

    @Message
    String rate();

    @Message
    String rateOf(String percent, long answered, long blocks);

    @Message
    String noBlocks();

    /** Stands where more mails were answered than were counted. */
    @Message
    String blocksMissing();

    @Message
    String held();

    @Message
    String leftOut();

    /** A percentage whose digits have the language's decimal sign already. */
    @Message
    String percent(String digits);

    @Message
    String none();

    @Message
    String counts(long yes, long no);

    @Message
    String changes();

    @Message
    String better(String points);

    @Message
    String worse(String points);

    @Message
    String withinChance(String points);

    @Message
    String tooFew(long count);

    @Message
    String nothingToCompare();

    @Message
    String chance();

    @Message
    String byTeam();

    @Message
    String byLanguage();

    @Message
    String team();

    @Message
    String language();

    @Message
    String now();

    @Message
    String before();

    @Message
    String change();

    @Message
    String incidents();

    @Message
    String noIncidents();

    /** Of how many answers a percentage is. */
    @Message
    String of(String share, long count);

    @Message
    String comments(long count);

    @Message
    String noComments();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String stateHeld();

    @Message
    String stateWithdrawn();

    @Message
    String stateVoid();

    @Message
    String noAnswer();

    @Message
    String noTicket();

    @Message
    String erasedByCustomer(String moment);

    @Message
    String erasedByOperator(String moment);

    /** Where every comment went. */
    @Message
    String received(long received, long shown, long withheld);

    @Message
    String withheldErased(long count);

    @Message
    String withheldTest(long count);

    @Message
    String withheldOther(long count);

    @Message
    String missing(long count);

    @Message
    String overdue(long count);

    @Message
    String times(String zone);

    /** Stands before an address. */
    @Message
    String readHere();
}
