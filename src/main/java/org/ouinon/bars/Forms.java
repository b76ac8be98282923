package org.ouinon.bars;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ouinon.web.Conditional;
import org.ouinon.web.Problem;
import org.ouinon.web.Rendered;
import org.ouinon.web.Trouble;

/** Gives each form of the index to whoever asks, written once for each snapshot. */
@ApplicationScoped
class Forms {

    private final Publisher publisher;

    Forms(Publisher publisher) {
        this.publisher = publisher;
    }

    /**
     * A form of the index of all teams or of the asked one, or 304 where the asker has it already.
     *
     * @param name of the form, which must differ from all others
     * @throws Problem 404 for a team that is not published
     */
    Response answer(String name, String media, Asked asked, Function<Index, String> writing) {
        return answer(name, media, asked, asked.team(), (snapshot, index) -> writing.apply(index));
    }

    /** The same of a team by its slug, or of all for null, for a form that shows more than the index. */
    Response answer(String name, String media, Asked asked, String team, BiFunction<Snapshot, Index, String> writing) {
        Snapshot snapshot = publisher.snapshot();
        Index index = snapshot.index(team)
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND, "No published team has the slug given as team"));
        Snapshot.Form key = new Snapshot.Form(name, index.team(), asked.language(), asked.theme());
        return answer(snapshot.rendered(key, () -> writing.apply(snapshot, index)), media, asked, snapshot);
    }

    /** A text that does not depend on the index. */
    Response answer(Rendered rendered, String media, Asked asked) {
        return answer(rendered, media, asked, publisher.snapshot());
    }

    private static Response answer(Rendered rendered, String media, Asked asked, Snapshot snapshot) {
        snapshot.remember(asked.question(), new Answered(rendered, media + ";charset=UTF-8"));
        return Conditional.answer(rendered, media, asked.request);
    }
}
