package org.ouinon.incident;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around incidents; what they say is as it was written. */
@MessageBundle("incident")
public interface IncidentWords {

    @Message
    String title();

    @Message
    String intro();

    @Message
    String none();

    /** None in the months of the curve. */
    @Message
    String noneOfLate();

    @Message
    String all();

    @Message
    String feed();

    @Message
    String publicPage();

    /** Both moments written out in the page's language. */
    @Message
    String span(String from, String to);

    @Message
    String since(String from);

    @Message
    String notOver();

    @Message
    String allTeams();

    @Message
    String team(String slug);

    /** Stands before a name and a contact. */
    @Message
    String signedBy();

    @Message
    String around();

    @Message
    String ofAllTeams(String zone);

    @Message
    String ofTeam(String slug, String zone);

    @Message
    String notBegun();

    @Message
    String away();

    @Message
    String days();

    @Message
    String before();

    @Message
    String during();

    @Message
    String after();

    @Message
    String answers();

    @Message
    String perDay();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String satisfied();

    @Message
    String noAnswers();

    @Message
    String noDayYet();

    /** A percentage whose digits have the language's decimal sign already. */
    @Message
    String percent(String digits);

    @Message
    String revision(int number, String moment);

    @Message
    String firstWording();

    @Message
    String earlierWordings();
}
