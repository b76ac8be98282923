package org.ouinon.alert;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.ouinon.account.Team;
import org.ouinon.comment.CommentLine;
import org.ouinon.mail.Letter;
import org.ouinon.mail.Subscription;
import org.ouinon.score.Score;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;

/** Writes what directors are told of a drop, with the comments that came with it. */
@ApplicationScoped
class AlertLetters {

    private static final int MOST_COMMENTS = 50;

    private final Days days;

    AlertLetters(Days days) {
        this.days = days;
    }

    @CheckedTemplate(basePath = "alert")
    static class Templates {
        static native TemplateInstance letter(Subscription to, AlertNote note);

        static native TemplateInstance letter_txt(Subscription to, AlertNote note);
    }

    Letter raised(Alert alert, Subscription to) {
        AlertWords words = to.language.words(AlertWords.class);
        String whose = whose(alert, words);
        List<CommentLine> comments = comments(alert, days.now());
        return letter(
                to,
                new AlertNote(
                        words.dropSubject(whose, shown(alert.now(), to.language)),
                        List.of(
                                words.dropped(whose),
                                words.since(
                                        written(alert.since, to.language),
                                        shown(alert.now(), to.language),
                                        alert.now().yes(),
                                        alert.now().answers()),
                                words.usual(
                                        shown(alert.usual(), to.language),
                                        alert.usual().answers())),
                        comments.size(),
                        newest(comments)));
    }

    Letter ended(Alert alert, Subscription to) {
        AlertWords words = to.language.words(AlertWords.class);
        String whose = whose(alert, words);
        String since = written(alert.since, to.language);
        String usual = shown(alert.usual(), to.language);
        String told = alert.recovered ? words.recovered(whose, usual, since) : words.settled(whose, usual, since);
        List<CommentLine> comments = comments(alert, alert.endedAt);
        return letter(to, new AlertNote(words.endSubject(whose), List.of(told), comments.size(), newest(comments)));
    }

    private static Letter letter(Subscription to, AlertNote note) {
        return new Letter(
                note.title(),
                Page.in(to.language, Templates.letter(to, note)).render(),
                Page.in(to.language, Templates.letter_txt(to, note)).render());
    }

    /** Of the drop's days, by whoever the alert is about; erased ones left out. */
    private List<CommentLine> comments(Alert alert, Instant until) {
        String slug = alert.team == null ? null : Team.slugOf(alert.team);
        return CommentLine.between(days.startOf(alert.since), until).stream()
                .filter(line -> line.text() != null && (slug == null || slug.equals(line.team())))
                .toList();
    }

    private static List<CommentLine> newest(List<CommentLine> comments) {
        return comments.subList(Math.max(0, comments.size() - MOST_COMMENTS), comments.size());
    }

    private static String whose(Alert alert, AlertWords words) {
        return alert.team == null ? words.all() : words.team(Team.slugOf(alert.team));
    }

    private static String shown(Score score, Language language) {
        return language.digits(score.shown());
    }

    private static String written(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
