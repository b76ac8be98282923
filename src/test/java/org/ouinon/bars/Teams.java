package org.ouinon.bars;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import org.ouinon.account.Authors;
import org.ouinon.account.Team;
import org.ouinon.link.Mails;

/** Teams whose bars are public, so that a test sees its own votes in the index and nobody else's. */
@ApplicationScoped
public class Teams {

    private final Authors authors;

    Teams(Authors authors) {
        this.authors = authors;
    }

    /** The slug of a new team, published, and known to the index. */
    public String published() {
        String slug = Mails.freshName("team");
        authors.named("alice", slug);
        QuarkusTransaction.requiringNew().run(() -> Team.update("published = true where slug = ?1", slug));
        await().until(() -> get("/api/v1/index?team=" + slug).statusCode() == 200);
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
