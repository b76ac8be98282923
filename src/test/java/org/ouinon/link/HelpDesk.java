package org.ouinon.link;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;

/** A help desk that inserts blocks into its mails. */
public final class HelpDesk {

    private HelpDesk() {}

    /** A request with the API key. */
    public static RequestSpecification signedIn() {
        String key = ConfigProvider.getConfig().getValue("ouinon.api-key", String.class);
        return given().header("Authorization", "Bearer " + key);
    }

    /** Asks for a block with fields such as {@code "agent", "alice"}. */
    public static ValidatableResponse order(String... fields) {
        Map<String, Object> order = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            order.put(fields[i], fields[i + 1]);
        }
        return signedIn()
                .contentType(ContentType.JSON)
                .body(order)
                .post("/api/v1/blocks")
                .then();
    }

    /** The token of a new block, so long as its answers were never given before. */
    public static String token(String... fields) {
        return order(fields).statusCode(200).extract().path("token");
    }

    /** A token of Alice's for a ticket that nobody used before. */
    public static String freshToken() {
        return token("agent", "alice", "ticket", freshTicket());
    }

    /** Twelve characters that no other test has taken. */
    public static String freshTicket() {
        long number = ThreadLocalRandom.current().nextLong(1L << 56);
        return "T"
                + Base64Url.encode(
                                java.nio.ByteBuffer.allocate(8).putLong(number).array())
                        .substring(0, 11);
    }
}
