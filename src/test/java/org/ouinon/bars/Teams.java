package org.ouinon.bars;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.ouinon.account.Authors;
import org.ouinon.account.Team;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** Teams whose bars are public, so that a test sees its own votes in the index and nobody else's. */
@ApplicationScoped
public class Teams {

    /** So that each is another day than the last, however soon it is called again. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final Authors authors;
    private final TestClock clock;

    Teams(Authors authors, TestClock clock) {
        this.authors = authors;
        this.clock = clock;
    }

    /**
     * The slug of a new team, published, and known to the index, which reads the teams again when the day is another one. The clock runs
     * afterwards.
     */
    public String published() {
        String slug = Mails.freshName("team");
        authors.named("alice", slug);
        QuarkusTransaction.requiringNew().run(() -> Team.update("published = true where slug = ?1", slug));
        clock.stopAt(Instant.now().minus(Duration.ofDays(DAYS.incrementAndGet())));
        await().until(() -> get("/api/v1/index?team=" + slug).statusCode() == 200);
        clock.run();
        return slug;
    }

    /** The number of a team. */
    public int number(String slug) {
        return authors.named("alice", slug).team();
    }

    /** The index of a team. */
    public JsonPath index(String slug) {
        return get("/api/v1/index?team=" + slug)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The week's counts, as {@code 2 yes, 1 no}. */
    public String week(String slug) {
        return counts(slug, "week");
    }

    /** The same of the three months. */
    public String threeMonths(String slug) {
        return counts(slug, "threeMonths");
    }

    private String counts(String slug, String period) {
        JsonPath index = index(slug);
        return index.getLong(period + ".yes") + " yes, " + index.getLong(period + ".no") + " no";
    }
}
