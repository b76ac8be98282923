package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Mails;

@QuarkusTest
@TestProfile(BehindProxy.class)
class BehindProxyTest {

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    /** RFC 7239, section 6.2 and 6.3: a proxy may hide an address, or not know it. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "somewhere.example", "198.51.100.7, unknown"})
    void who_comes_from_nobody_knows_where_is_a_customer_like_others(String forwarded) {
        String mail = mails.hourOld();

        Customer.newcomer()
                .browses()
                .header("X-Forwarded-For", forwarded)
                .formParam("press", "1")
                .post("/f/" + mail + "/yes")
                .then()
                .statusCode(303);

        assertEquals("COUNTED YES", votes.standing(mail));
    }
}
