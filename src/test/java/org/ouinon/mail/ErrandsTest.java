package org.ouinon.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;

@QuarkusTest
@TestProfile(WithPostOffice.class)
class ErrandsTest {

    private static final Letter LETTER = new Letter("News", "<p>Hello</p>", "Hello");

    @Inject
    Readers readers;

    @Inject
    Sender sender;

    @Inject
    DatabaseWatch watch;

    @Inject
    Days days;

    @Test
    void a_mail_on_its_way_arrives_before_the_process_stops_and_no_other_begins() throws InterruptedException {
        Subscription dora = readers.of();
        Subscription emma = readers.of();
        Errands errands = new Errands(sender, watch, days);
        try (PostOffice office = PostOffice.open()) {
            office.takeTime();
            CompletableFuture<Void> onItsWay =
                    CompletableFuture.runAsync(() -> errands.run(dora, "news", () -> Optional.of(LETTER)));
            await().until(() -> state(dora).isPresent());
            errands.close(null);
            assertEquals(Optional.of(Errand.State.SENT), state(dora));
            onItsWay.join();
            errands.run(emma, "news", () -> Optional.of(LETTER));
            assertEquals(Optional.empty(), state(emma));
            assertEquals(1, office.mailsTo(dora.address).size());
            assertEquals(0, office.mailsTo(emma.address).size());
        }
    }

    private static Optional<Errand.State> state(Subscription reader) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Errand.of(new Errand.Key(reader.account, "news")))
                .map(errand -> errand.state);
    }
}
