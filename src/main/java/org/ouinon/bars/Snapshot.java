package org.ouinon.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ouinon.incident.Incident;
import org.ouinon.web.Language;
import org.ouinon.web.Rendered;

/** The published indexes of one moment and one day, with the forms that were asked for; it never changes. */
final class Snapshot {

    /** What a form depends on beside the index. All of it is a closed set, so the forms are few. */
    record Form(String name, String team, Language language, Theme theme) {}

    /** More questions than these are answered as well, but not remembered. */
    private static final int MOST_ANSWERED = 2000;

    private final LocalDate day;
    private final Map<String, Index> indexes;
    private final Map<String, List<Week>> weeks;
    private final List<Incident> incidents;
    private final Map<Form, Rendered> forms = new ConcurrentHashMap<>();
    private final Map<Answered.Question, Answered> answers = new ConcurrentHashMap<>();

    Snapshot(LocalDate day, Map<String, Index> indexes, Map<String, List<Week>> weeks, List<Incident> incidents) {
        this.day = day;
        this.indexes = indexes;
        this.weeks = weeks;
        this.incidents = incidents;
    }

    /** Whether it is of a day and has these incidents; whoever reads them again has another list. */
    boolean isOf(LocalDate today, List<Incident> known) {
        return day.equals(today) && incidents == known;
    }

    /** The index of a published team, or of all for null. */
    Optional<Index> index(String team) {
        return Optional.ofNullable(indexes.get(team));
    }

    /** The curve of a published team, or of all for null: whole weeks, then this one as the bars show it. */
    List<Week> curve(Index index) {
        List<Week> curve = new ArrayList<>(weeks.getOrDefault(index.team(), List.of()));
        curve.add(new Week(index.week().from(), index.week().score()));
        return curve;
    }

    /** The incidents on a curve: those of its team and of all teams; for all teams, every one. */
    List<Incident> incidents(Index index, Instant from) {
        return incidents.stream()
                .filter(incident -> incident.concerns(index.team()) && incident.reaches(from))
                .toList();
    }

    /** A form of an index, written at its first request only. */
    Rendered rendered(Form form, Supplier<String> writing) {
        Rendered known = forms.get(form);
        return known != null ? known : forms.computeIfAbsent(form, f -> Rendered.of(writing.get()));
    }

    /** What this snapshot answered to a question before, or null. */
    Answered answered(Answered.Question question) {
        return answers.get(question);
    }

    void remember(Answered.Question question, Answered answer) {
        if (question.isShort() && answers.size() < MOST_ANSWERED) {
            answers.put(question, answer);
        }
    }
}
